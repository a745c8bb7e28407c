import uuid

import django.db.models.deletion
import django.utils.timezone
import swapper
from django.conf import settings
from django.db import migrations, models

# Wagtail's base page may be swapped from 8.0 on; the same file has to load on 7.4.
swapper.set_app_prefix('wagtailcore', 'wagtail')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailcore', '0094_alter_page_locale'),
        swapper.dependency('wagtailcore', 'Page'),
    ]

    operations = [
        migrations.CreateModel(
            name='SheetImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('page_type', models.CharField(max_length=200, verbose_name='page type')),
                ('language', models.CharField(max_length=35, verbose_name='language')),
                ('filename', models.CharField(blank=True, max_length=200, verbose_name='file name')),
                ('source', models.BinaryField()),
                ('understood', models.JSONField()),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='created at')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='parent page')),
            ],
            options={
                'verbose_name': 'sheet under review',
                'verbose_name_plural': 'sheets under review',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SheetSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=200, verbose_name='file name')),
                ('data', models.BinaryField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='page')),
            ],
            options={
                'verbose_name': 'source of a sheet',
                'verbose_name_plural': 'sources of sheets',
                'default_permissions': (),
            },
        ),
    ]
