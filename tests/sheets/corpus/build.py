"""Write the corpus: ``docs/`` with one file per sheet and ``truth/`` with the object an importer should print for it.

    python tests/sheets/corpus/build.py [--only TEXT] [--list]

The result is the same every time. Files that a browser prints are left alone where there is no browser.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from sheetgen import content
from sheetgen.docx import render_docx
from sheetgen.html import render_html
from sheetgen.model import Doc, plain, truth, walk
from sheetgen.pdf import render_pdf
from sheetgen.text import render_md, render_text

HERE = Path(__file__).resolve().parent
RENDER: dict[str, Callable[[Doc], bytes | None]] = {
    "txt": render_text,
    "md": render_md,
    "html": render_html,
    "docx": render_docx,
    "pdf": render_pdf,
}


def check(doc: Doc) -> None:
    """Every detail of a target has to stand in its block, and every name in the document."""
    raw = " ".join(str(doc.options.get("raw", "")).replace("-\n", "").split())
    for block in walk(doc.blocks):
        printed = raw or plain(" ".join(block.items))
        for value in (block.items or (block.value,)) if raw and block.key else ():
            if value not in raw:
                raise ValueError(f"{doc.stem}: not printed: {value!r}")
        for target in block.targets:
            details = [target.name, target.role, target.salutation, target.country, *target.address_lines]
            details += [*target.emails, *target.faxes, *target.phones]
            for detail in [*details, *(item.split(" ", 1)[1] for item in target.social)]:
                if detail not in printed:
                    raise ValueError(f"{doc.stem}: {detail!r} is not printed in {printed!r}")
    parts = (part for block in walk(doc.blocks) for part in (block.text, block.value, *block.items))
    everything = raw or " ".join(plain(part) for part in parts)
    for key in ("ua_number", "index_number", "country", "after_deadline_note"):
        if doc.facts.get(key) and doc.facts[key] not in everything:
            raise ValueError(f"{doc.stem}: {key} {doc.facts[key]!r} is not printed")
    for detail in [s["name"] for s in doc.facts.get("subjects", [])] + doc.facts.get("preferred_languages", []):
        if detail not in everything:
            raise ValueError(f"{doc.stem}: {detail!r} is not printed")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="", help="only the documents with this text in their name")
    parser.add_argument("--list", action="store_true", help="print what there is, and write nothing")
    args = parser.parse_args()
    docs = [doc for doc in content.DOCS if args.only in doc.stem]
    if args.list:
        for doc in docs:
            sys.stdout.write(f"{doc.stem}.{doc.format}\t{doc.family}\t{doc.language}\t{doc.traps}\n")
        return
    for folder in ("docs", "truth"):
        (HERE / folder).mkdir(exist_ok=True)
    for doc in docs:
        check(doc)
        data = RENDER[doc.format](doc)
        if data is None:
            sys.stderr.write(f"no browser: {doc.stem}.{doc.format} left as it is\n")
        else:
            (HERE / "docs" / f"{doc.stem}.{doc.format}").write_bytes(data)
        text = json.dumps(truth(doc), ensure_ascii=False, indent=1)
        (HERE / "truth" / f"{doc.stem}.json").write_text(text + "\n", encoding="utf-8")
    if not args.only:
        names = {f"{doc.stem}.{doc.format}" for doc in docs} | {f"{doc.stem}.json" for doc in docs}
        for path in [*(HERE / "docs").iterdir(), *(HERE / "truth").iterdir()]:
            if path.name not in names:
                path.unlink()
    sys.stdout.write(f"{len(docs)} documents\n")


if __name__ == "__main__":
    main()
