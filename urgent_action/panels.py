"""How the editor's form of an urgent action is laid out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel, TitleFieldPanel


class ReviewPanel(Panel):
    """What is wrong with the page, and what to look at again, as it was last saved. A new page has nothing to say yet."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in one editor."""

        template_name = "urgent_action/admin/review_panel.html"

        def is_shown(self) -> bool:
            """Once the page has been saved."""
            return super().is_shown() and bool(self.instance.pk)


class SignaturesPanel(Panel):
    """How the signatures of a saved action stand, with links, for those who may see them. It changes nothing."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page, for one user."""

        template_name = "urgent_action/admin/signatures_panel.html"

        def is_shown(self) -> bool:
            """Not while a page is being made, nor without the right; whoever edits a page has it within reach."""
            return bool(self.instance.pk and self.request.user.has_perm("urgent_action.view_signature"))


ACTION_PANELS = [
    ReviewPanel(heading=_("Before publishing"), icon="check"),
    TitleFieldPanel(
        "title", heading=_("Headline"), help_text=_("As printed on the sheet."), placeholder=_("Headline*")
    ),
    FieldPanel("summary"),
    MultiFieldPanel(
        [
            FieldPanel("kind"),
            FieldPanel("ua_number"),
            FieldPanel("index_number"),
            FieldPanel("issue_date"),
            FieldPanel("countries"),
            FieldPanel("theme"),
        ],
        heading=_("Kind, numbers and country"),
        icon="list-ol",
    ),
    InlinePanel("people_at_risk", heading=_("People at risk"), label=_("Person at risk"), icon="group"),
    MultiFieldPanel(
        [FieldPanel("named_with_consent"), FieldPanel("safety_notice")], heading=_("Safety"), icon="warning"
    ),
    FieldPanel("body", heading=_("The sheet"), icon="doc-full"),
    FieldPanel("picture"),
    MultiFieldPanel(
        [FieldPanel("previous_action"), FieldPanel("previous_action_urls")],
        heading=_("Earlier sheets of the chain"),
        icon="history",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            SignaturesPanel(),
            FieldPanel("signing"),
            FieldPanel("confirming"),
            FieldPanel("offline_signatures"),
            FieldPanel("goal"),
            InlinePanel("signature_questions", heading=_("Extra questions"), label=_("Question")),
        ],
        heading=_("Signatures"),
        icon="form",
    ),
]

INDEX_PANELS = [TitleFieldPanel("title"), FieldPanel("introduction")]

PERSON_PANELS = [FieldPanel("name"), FieldPanel("pronouns"), FieldPanel("is_group")]

QUESTION_PANELS = [
    FieldPanel("label"),
    FieldPanel("help_text"),
    FieldPanel("question_type"),
    FieldPanel("choices"),
    FieldPanel("required"),
]
