"""URLs beneath those of the Wagtail admin."""

from django.urls import path

from .views import mail_update

app_name = "urgent_action_updates_admin"

urlpatterns = [path("<int:page_id>/mail-update/", mail_update, name="mail")]
