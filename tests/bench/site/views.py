"""The two bare views: one INSERT, which is the limit of what a Django view can do, and a ModelForm."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from django import forms
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django_countries import countries

from .models import PlainSignature

ACTION = UUID(int=7)
_INSERT = (
    "INSERT INTO bench_plainsignature (action_key, email_digest, name, email, country, updates, created_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, now()) ON CONFLICT DO NOTHING"
)


def _digest(email: str) -> UUID:
    return UUID(bytes=sha256(email.lower().encode()).digest()[:16])


@csrf_exempt
def limit(request: HttpRequest) -> HttpResponse:
    """One INSERT of what came, unchecked."""
    sent = request.POST
    row = [ACTION, _digest(sent["email"]), sent["name"], sent["email"], sent["country"], "updates" in sent]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, row)
    return HttpResponseRedirect("/done/")


class PlainForm(forms.ModelForm):
    """What Django's documentation would do."""

    country = forms.ChoiceField(choices=lambda: list(countries))

    class Meta:
        model = PlainSignature
        fields = ["name", "email", "country", "updates"]


def model_form(request: HttpRequest) -> HttpResponse:
    """A ModelForm, saved in a transaction; signing twice looks like signing once."""
    form = PlainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        signature = form.save(commit=False)
        signature.action_key, signature.email_digest = ACTION, _digest(signature.email)
        try:
            with transaction.atomic():
                signature.save()
        except IntegrityError:
            pass
        return redirect("/done/")
    return render(request, "bench/model_form.html", {"form": form})


def done(request: HttpRequest) -> HttpResponse:
    """The page after signing."""
    return render(request, "bench/done.html")
