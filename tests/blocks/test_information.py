"""The background of the case."""

from __future__ import annotations

from tests.blocks.support import errors_of
from urgent_action.blocks import AdditionalInformationBlock


def test_information_without_text_is_refused_on_publishing_only() -> None:
    block = AdditionalInformationBlock()
    assert set(errors_of(block, {"heading": "Kites", "text": ""})) == {"text"}
    assert errors_of(block, {"heading": "Kites", "text": ""}, draft=True) == {}
    assert errors_of(block, {"heading": "", "text": "<p>He makes kites.</p>"}) == {}


def test_information_renders_links_lists_and_subheadings() -> None:
    block = AdditionalInformationBlock()
    text = '<h3>The law</h3><ul><li>One</li></ul><p><a href="https://reports.example/kites">report</a></p>'
    html = block.render(block.to_python({"heading": "", "text": text}))
    assert "<h3" in html
    assert "<li" in html
    assert 'href="https://reports.example/kites"' in html


def test_information_own_heading_replaces_the_usual_one() -> None:
    block = AdditionalInformationBlock()
    own = block.render(block.to_python({"heading": "The <kite> law", "text": "<p>x</p>"}))
    usual = block.render(block.to_python({"heading": "", "text": "<p>x</p>"}))
    assert "The &lt;kite&gt; law" in own
    assert "Additional information" in usual
    assert "Additional information" not in own


def test_information_without_text_renders_nothing() -> None:
    block = AdditionalInformationBlock()
    assert block.render(block.get_default()).strip() == ""


def test_information_search_content_holds_the_text_without_markup() -> None:
    block = AdditionalInformationBlock()
    found = block.get_searchable_content(block.to_python({"heading": "", "text": "<p>He makes <b>kites</b>.</p>"}))
    words = " ".join(str(text) for text in found)
    assert "kites" in words
    assert "<b>" not in words


def test_information_api_representation_holds_heading_and_text() -> None:
    block = AdditionalInformationBlock()
    shown = block.get_api_representation(block.to_python({"heading": "Kites", "text": "<p>He makes kites.</p>"}))
    assert shown["heading"] == "Kites"
    assert "He makes kites." in shown["text"]
