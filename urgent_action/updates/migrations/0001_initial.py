import django.db.models.deletion
import swapper
from django.conf import settings
from django.db import migrations, models

# Wagtail's base page may be swapped from 8.0 on; the same file has to load on 7.4.
swapper.set_app_prefix('wagtailcore', 'wagtail')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('urgent_action', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        swapper.dependency('wagtailcore', 'Page'),
    ]

    operations = [
        migrations.CreateModel(
            name='Update',
            fields=[
                ('key', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('action_key', models.UUIDField(db_index=True, editable=False, verbose_name='action')),
                ('main_language', models.CharField(max_length=35, verbose_name='main language')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('enrolled_at', models.DateTimeField(blank=True, null=True, verbose_name='everybody listed at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='page')),
            ],
            options={
                'verbose_name': 'update',
                'verbose_name_plural': 'updates',
                'permissions': [('mail_update', 'Can mail updates to signers')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='due at')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                ('signature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='urgent_action.signature', verbose_name='signature')),
                ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='urgent_action_updates.update', verbose_name='update')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'default_permissions': (),
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['update', 'due_at'], name='urgent_action_updates_due')],
                'constraints': [models.UniqueConstraint(fields=('update', 'signature'), name='urgent_action_updates_once_each')],
            },
        ),
        migrations.CreateModel(
            name='UpdateText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=35, verbose_name='language')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
                ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='urgent_action_updates.update', verbose_name='update')),
            ],
            options={
                'verbose_name': 'text of an update',
                'verbose_name_plural': 'texts of updates',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('update', 'language'), name='urgent_action_updates_one_text_each')],
            },
        ),
    ]
