"""What is measured: who comes, what they ask for, and where it shows in the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.bench.site.seed import Seeded

#: A visitor's CSRF secret: Django takes a token that equals the cookie, so one for all spares a page for each.
_SECRET = "a" * 32
_CSRF = {"Cookie": f"csrftoken={_SECRET}"}
_PERSON = {"name": "Ana Example", "email": "s{n}.{run}@supporter.example", "country": "KE", "updates": "1"}
#: What a browser sends, through one proxy that tells its network.
_BROWSER = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en", "X-Forwarded-For": "{network}"}

_ROWS = {
    "plain": "SELECT count(*) FROM bench_plainsignature WHERE email LIKE %s",
    "forms": "SELECT count(*) FROM wagtailforms_formsubmission WHERE form_data::text LIKE %s",
    "streamforms": "SELECT count(*) FROM wagtailstreamforms_formsubmission WHERE form_data LIKE %s",
    "signed": "SELECT count(*) FROM urgent_action_signature WHERE email LIKE %s AND state = 'pending'",
    "confirmed": "SELECT count(*) FROM urgent_action_signature WHERE email LIKE %s AND state = 'confirmed'",
}


@dataclass(frozen=True)
class Variant:
    """One thing to measure."""

    name: str
    group: str
    title: str
    steps: list[dict[str, Any]]
    #: Which rows a visitor leaves, of ``_ROWS``; "" for none.
    writes: str = ""
    #: Whether each visitor brings the link of a mail.
    with_tokens: bool = False
    rows_sql: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows_sql", _ROWS.get(self.writes, ""))


def _get(path: str) -> dict[str, Any]:
    return {"method": "GET", "path": path, "headers": _BROWSER, "status": 200}


def _post(path: str, status: int, *, csrf: bool = False, **fields: str) -> dict[str, Any]:
    token = {"csrfmiddlewaretoken": _SECRET} if csrf else {}
    headers = {**_BROWSER, **(_CSRF if csrf else {})}
    return {
        "method": "POST",
        "path": path,
        "headers": headers,
        "fields": {**_PERSON, **token, **fields},
        "status": status,
    }


LIMIT = Variant("limit", "sign", "bare view, one INSERT (the limit)", [_post("/limit/", 302)], "plain")


def variants(seeded: Seeded) -> list[Variant]:
    """Everything but the limit; the peers that are not installed are left out."""
    pk, path = seeded.action.pk, "/urgent-actions/kite-maker-held/"
    base = f"/urgent-action/{pk}"
    signing = {"consent": "1", "consent_key": seeded.consent_key, "website": "", "shown_at": "1"}
    sign = _post(f"{base}/sign/", 303, **signing)
    form, model = _post("/peers/form/", 200, csrf=True), _post("/model-form/", 302, csrf=True)
    stream = _post("/peers/stream/", 302, csrf=True, form_id="1", form_reference="ref-1")
    confirm = {**_post("/urgent-action/confirm/{token}", 303), "fields": {}}
    stream_way = [_get("/peers/stream/"), stream, _get("/peers/stream/")]
    found = [
        Variant("sign", "sign", "urgent_action: sign", [sign], "signed"),
        Variant("model_form", "sign", "bare view, ModelForm", [model], "plain"),
        Variant("forms", "sign", "wagtail.contrib.forms", [form], "forms"),
        Variant("streamforms", "sign", "wagtailstreamforms", [stream], "streamforms"),
        Variant("confirm", "confirm", "urgent_action: confirm", [confirm], "confirmed", with_tokens=True),
        Variant("bare_page", "page", "bare Wagtail page", [_get("/peers/bare/")]),
        Variant("page", "page", "urgent_action: page with form", [_get(path)]),
        Variant("forms_page", "page", "wagtail.contrib.forms: page with form", [_get("/peers/form/")]),
        Variant("streamforms_page", "page", "wagtailstreamforms: page with form", [_get("/peers/stream/")]),
        Variant(
            "way", "way", "urgent_action: page, sign, thanks", [_get(path), sign, _get(f"{base}/thanks/")], "signed"
        ),
        Variant(
            "forms_way", "way", "wagtail.contrib.forms: page, sign with thanks", [_get("/peers/form/"), form], "forms"
        ),
        Variant("streamforms_way", "way", "wagtailstreamforms: page, sign, page", stream_way, "streamforms"),
    ]
    return [variant for variant in found if seeded.has_streamforms or not variant.name.startswith("streamforms")]
