import re
import pytest
from django.core import mail
from urgent_action.models import Signature
from urgent_action.domain.tally import read_tally, recount
from django.utils import timezone

@pytest.mark.django_db(transaction=True)
def test_confirm(client, make_action, form_data):
    page = make_action(confirming=True)
    r = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    assert r.status_code == 303
    s = Signature.objects.get()
    assert s.state == "pending"
    assert s.mail_owed == ""
    assert len(mail.outbox) == 1
    m = mail.outbox[0]
    print(m.subject); print(m.body)
    url = re.search(r"http://\S+/confirm/\S+", m.body).group()
    path = "/" + url.split("/",3)[3]
    for _ in range(3):
        r = client.get(path); assert r.status_code==200 and b"Confirm my signature" in r.content
    assert Signature.objects.get().state == "pending"
    r = client.post(path); assert r.status_code == 303
    r = client.get(r.headers["Location"]); assert r.status_code == 200
    assert read_tally(page.action_key, now=timezone.now()) == 1
    assert b"nothing to do" in client.get(path).content
    r = client.get(f"/urgent-action/{page.pk}/count.json"); print(r.json())
    r = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    assert len(mail.outbox) == 2; print(mail.outbox[1].body)
    r = client.post(f"/urgent-action/{page.pk}/withdraw/", {"email": "ana@supporter.example"})
    assert r.status_code == 200 and len(mail.outbox) == 3
    url = re.search(r"http://\S+/withdraw/\S+", mail.outbox[2].body).group()
    path = "/" + url.split("/",3)[3]
    assert client.get(path).status_code==200
    r = client.post(path); assert r.status_code==200, r
    assert read_tally(page.action_key, now=timezone.now()) == 0
    s = Signature.objects.get(); assert s.name == "" and s.state=="withdrawn"
    assert recount(page.action_key, now=timezone.now())==0
    client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    assert Signature.objects.get().state=="pending"
