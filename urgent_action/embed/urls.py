"""URLs of the card: ``path("urgent-action/embed/", include("urgent_action.embed.urls"))``, above Wagtail's."""

from django.urls import path

from .views import show_card

app_name = "urgent_action_embed"

urlpatterns = [path("<int:page_id>/", show_card, name="card")]
