"""Free content: pictures, quotes, links to videos, documents."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from tests.blocks.support import errors_of
from urgent_action.blocks import CaptionedImageBlock, OfficialSheetBlock, QuoteBlock, VideoBlock


def test_quote_without_text_is_refused_on_publishing_only() -> None:
    block = QuoteBlock()
    assert set(errors_of(block, {"text": "", "attribution": "his sister"})) == {"text"}
    assert errors_of(block, {"text": "", "attribution": ""}, draft=True) == {}


def test_quote_renders_lines_escaped() -> None:
    block = QuoteBlock()
    html = block.render(block.to_python({"text": "They took <the> kites,\nnot the wind.", "attribution": "his sister"}))
    assert "They took &lt;the&gt; kites,<br>not the wind." in html
    assert "his sister" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "video", "//", "data:text/html,x"])
def test_video_with_wrong_address_is_refused(url: str) -> None:
    assert set(errors_of(VideoBlock(), {"url": url, "title": "Kites"})) == {"url"}


def test_video_is_a_link_and_names_the_other_site() -> None:
    block = VideoBlock()
    value = block.to_python({"url": "https://www.video.example/watch?v=1&t=2", "title": "The <last> festival"})
    html = block.render(value)
    assert value.host == "video.example"
    assert "<iframe" not in html
    assert 'href="https://www.video.example/watch?v=1&amp;t=2"' in html
    assert "The &lt;last&gt; festival" in html


@pytest.mark.parametrize("url", [None, "", "no address", "https:///"])
def test_video_host_of_a_gap_is_empty(url: str | None) -> None:
    assert VideoBlock().to_python({"url": url, "title": "x"}).host == ""


@pytest.mark.django_db
def test_image_renders_with_caption_credit_and_alt_text() -> None:
    image = Image.objects.create(title="Kite", file=get_test_image_file())
    block = CaptionedImageBlock()
    value = block.to_python(
        {
            "image": {"image": image.pk, "alt_text": "A red kite", "decorative": False},
            "caption": "The <last> kite",
            "credit": "Ana Example",
        }
    )
    html = block.render(value)
    assert 'alt="A red kite"' in html
    assert "The &lt;last&gt; kite" in html
    assert "Ana Example" in html


@pytest.mark.django_db
@pytest.mark.parametrize("block", [CaptionedImageBlock(), OfficialSheetBlock()], ids=["image", "document"])
def test_chooser_block_of_a_deleted_file_renders_nothing(block: CaptionedImageBlock | OfficialSheetBlock) -> None:
    gone = {"image": {"image": 10**6, "alt_text": "", "decorative": True}, "document": 10**6}
    raw = {name: gone[name] for name in block.child_blocks if name in gone}
    assert block.render(block.to_python(raw)).strip() == ""
    assert block.render(block.get_default()).strip() == ""


@pytest.mark.django_db
def test_document_renders_a_link_with_its_own_title() -> None:
    document = Document.objects.create(title="The sheet", file=ContentFile(b"%PDF-", name="sheet.pdf"))
    block = OfficialSheetBlock()
    html = block.render(block.to_python({"document": document.pk, "title": ""}))
    assert document.url in html
    assert "The sheet" in html
    assert "PDF" in html
