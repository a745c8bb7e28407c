"""Models of the site that were there first."""

from django.db import models
from wagtail.models import Page


class Signature(models.Model):
    """A signature on paper."""

    name = models.CharField(max_length=100)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL)

    def __str__(self) -> str:
        return self.name


class ConsentStatement(models.Model):
    """What somebody agreed to, on paper."""

    text = models.TextField()

    def __str__(self) -> str:
        return self.text
