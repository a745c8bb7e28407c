"""What the site has before: some hundred pages in rubrics, users, groups, pictures in a collection, a redirect."""

import datetime
import io
import json

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from news.models import NewsPage, RubricPage
from PIL import Image as Pixels
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, Site

RUBRICS, NEWS, PICTURES = 6, 50, 12

site = Site.objects.get(is_default_site=True)
Site.objects.update(hostname="harbour.example", site_name="Harbour Section")
users = get_user_model().objects
users.create_superuser("head", "head@harbour.example", "head")
for name in ("writer", "checker"):
    users.create_user(name, f"{name}@harbour.example", name).groups.add(Group.objects.get(name="Editors"))

collection = Collection.get_first_root_node().add_child(name="Press")
pictures = []
for number in range(PICTURES):
    file = io.BytesIO()
    Pixels.new("RGB", (320, 200), (number * 20, 90, 120)).save(file, "PNG")
    file.seek(0)
    title = f"Picture {number}"
    picture = get_image_model()(title=title, collection=collection, file=ImageFile(file, name=f"picture-{number}.png"))
    picture.save()
    pictures.append(picture)

for rubric_number in range(RUBRICS):
    rubric = RubricPage(title=f"Rubric {rubric_number}", slug=f"rubric-{rubric_number}", show_in_menus=True)
    site.root_page.add_child(instance=rubric)
    for number in range(NEWS):
        page = NewsPage(
            title=f"News {rubric_number}-{number}",
            slug=f"news-{number}",
            day=datetime.date(2020, 1, 1) + datetime.timedelta(days=number),
            picture=pictures[number % PICTURES],
            body=json.dumps([{"type": "text", "value": f"<p>What happened on day {number}.</p>"}]),
        )
        rubric.add_child(instance=page)
        if number < 5:
            page.save_revision(user=users.get(username="writer")).publish()
Redirect.objects.create(old_path="/old", redirect_page=rubric)
