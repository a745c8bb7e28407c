"""URLs beneath those of the Wagtail admin."""

from django.urls import path

from .views import hand_over, make_file, mark

app_name = "urgent_action_handover_admin"

urlpatterns = [
    path("<int:page_id>/hand-over/", hand_over, name="hand_over"),
    path("<int:page_id>/hand-over/<int:hand_over_id>/delivered/", mark, name="mark"),
    path("<int:page_id>/hand-over/<slug:audience>/", make_file, name="make_file"),
]
