"""Say where the demo is, who may log in, and how to stop it."""

import sys

PORT = sys.argv[1] if len(sys.argv) > 1 else "8000"

print(
    f"""
  The demo is at          http://localhost:{PORT}/
  One action              http://localhost:{PORT}/en/urgent-actions/kite-maker-held/
  In Arabic               http://localhost:{PORT}/ar/urgent-actions/
  The editor's side       http://localhost:{PORT}/cms/   (editor / editor, or admin / admin)

  All people and places are invented. Mails are printed here. Stop with Ctrl-C; run it again and the data is still there.
""",
    flush=True,
)
