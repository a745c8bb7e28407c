"""URLs beneath those of the Wagtail admin."""

from django.urls import path

from .views import show_code

app_name = "urgent_action_embed_admin"

urlpatterns = [path("<int:page_id>/", show_code, name="code")]
