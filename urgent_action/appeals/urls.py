"""URLs of reported appeals: ``path("urgent-action/", include("urgent_action.appeals.urls"))``, above Wagtail's."""

from django.urls import path

from .views import take_appeal, take_channel, thank_for_appeal, thank_for_channel

app_name = "urgent_action_appeals"

urlpatterns = [
    path("<int:page_id>/appeal/", take_appeal, name="appeal"),
    path("<int:page_id>/appeal/thanks/", thank_for_appeal, name="appeal_thanks"),
    path("<int:page_id>/channel/", take_channel, name="channel"),
    path("<int:page_id>/channel/thanks/", thank_for_channel, name="channel_thanks"),
]
