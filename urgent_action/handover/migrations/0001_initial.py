import django.db.models.deletion
import swapper
from django.conf import settings
from django.db import migrations, models

# Wagtail's base page may be swapped from 8.0 on; the same file has to load on 7.4.
swapper.set_app_prefix('wagtailcore', 'wagtail')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        swapper.dependency('wagtailcore', 'Page'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(db_index=True, editable=False, verbose_name='action')),
                ('audience', models.CharField(choices=[('target', 'For the target'), ('crm', 'For the section’s CRM'), ('public', 'For the public')], max_length=8, verbose_name='for whom')),
                ('format', models.CharField(choices=[('pdf', 'PDF'), ('csv', 'CSV'), ('xlsx', 'Excel (XLSX)')], max_length=8, verbose_name='format')),
                ('filter', models.JSONField(default=dict, verbose_name='filter')),
                ('purpose', models.CharField(max_length=200, verbose_name='what for')),
                ('made_at', models.DateTimeField(verbose_name='made at')),
                ('covers_until', models.DateTimeField(verbose_name='signatures counted until')),
                ('rows', models.PositiveBigIntegerField(default=0, verbose_name='rows')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='handed over at')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('marked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='marked by')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='page')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'default_permissions': (),
            },
        ),
    ]
