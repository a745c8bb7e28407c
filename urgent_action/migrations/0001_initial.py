import django.db.models.deletion
import django_countries.fields
import swapper
from django.db import migrations, models

# Wagtail's base page may be swapped from 8.0 on; the same file has to load on 7.4.
swapper.set_app_prefix('wagtailcore', 'wagtail')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0094_alter_page_locale'),
        swapper.dependency('wagtailcore', 'Page'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionRecord',
            fields=[
                ('action_key', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=255, verbose_name='headline')),
                ('ua_number', models.CharField(blank=True, max_length=40, verbose_name='UA number')),
                ('index_number', models.CharField(blank=True, max_length=60, verbose_name='index number')),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='address')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='closes at')),
                ('on_hold', models.BooleanField(default=False, help_text='Signatures of an action on hold are not erased when their time is over.', verbose_name='kept on hold')),
                ('erased', models.PositiveBigIntegerField(default=0, verbose_name='counted signatures that were erased')),
                ('counted', models.PositiveBigIntegerField(default=0, verbose_name='signatures counted so far')),
                ('counted_until', models.DateTimeField(verbose_name='counted until')),
            ],
            options={
                'verbose_name': 'urgent action',
                'verbose_name_plural': 'urgent actions',
                'permissions': [('stop_action', 'Can stop an urgent action at once')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LimitCount',
            fields=[
                ('bucket', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('hits', models.PositiveIntegerField(default=0, verbose_name='hits')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ConsentStatement',
            fields=[
                ('key', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=35, verbose_name='language')),
                ('text', models.TextField(verbose_name='text')),
                ('by_section', models.BooleanField(default=False, verbose_name='written by the section')),
                ('created_at', models.DateTimeField(verbose_name='created at')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='replaced at')),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'consent statement',
                'verbose_name_plural': 'consent statements',
                'default_permissions': ('add', 'view'),
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(editable=False)),
                ('email_digest', models.UUIDField(editable=False)),
                ('erased_at', models.DateTimeField(verbose_name='erased at')),
            ],
            options={
                'verbose_name': 'erasure',
                'verbose_name_plural': 'erasures',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('action_key', 'email_digest'), name='urgent_action_one_erasure_each')],
            },
        ),
        migrations.CreateModel(
            name='PartCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(editable=False)),
                ('part', models.CharField(choices=[('country', 'Country'), ('language', 'Language'), ('day', 'Day')], max_length=8, verbose_name='counted by')),
                ('value', models.CharField(max_length=35, verbose_name='value')),
                ('counted', models.PositiveBigIntegerField(default=0, verbose_name='signatures counted so far')),
                ('erased', models.PositiveBigIntegerField(default=0, verbose_name='counted signatures that were erased')),
            ],
            options={
                'verbose_name': 'part of a tally',
                'verbose_name_plural': 'parts of tallies',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('action_key', 'part', 'value'), name='urgent_action_one_count_each')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(editable=False, verbose_name='action')),
                ('email_digest', models.UUIDField(editable=False)),
                ('state', models.CharField(choices=[('pending', 'Pending'), ('confirmed', 'Confirmed'), ('quarantined', 'Quarantined'), ('withdrawn', 'Withdrawn')], max_length=12, verbose_name='state')),
                ('quarantine_reason', models.CharField(blank=True, choices=[('honeypot', 'The field that people cannot see was filled in'), ('speed', 'The form came back in under a second'), ('client', 'Very many signatures came from one place on one day'), ('address', 'Very many signatures came for one e-mail address on one day'), ('staff', 'Set aside by somebody of the section')], max_length=12, verbose_name='why it was set aside')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('email', models.CharField(max_length=254, verbose_name='e-mail')),
                ('country', django_countries.fields.CountryField(max_length=2, verbose_name='country')),
                ('answers', models.JSONField(blank=True, default=list, verbose_name='answers')),
                ('wants_updates', models.BooleanField(default=False, verbose_name='wants updates')),
                ('public_name', models.BooleanField(default=False, verbose_name='name may be shown')),
                ('language', models.CharField(max_length=35, verbose_name='language')),
                ('revision', models.BigIntegerField(help_text='Number of the revision that was on the page.', null=True, verbose_name='version of the page')),
                ('created_at', models.DateTimeField(verbose_name='signed at')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='counted from')),
                ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='handed over at')),
                ('mail_owed', models.CharField(blank=True, choices=[('confirm', 'Asks to confirm the signature'), ('signed', 'Says that the signature stands, and how to withdraw it'), ('withdraw', 'Brings the link to withdraw')], max_length=8, verbose_name='mail owed')),
                ('mail_due_at', models.DateTimeField(blank=True, null=True, verbose_name='mail due at')),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send')),
                ('mail_day', models.DateField(blank=True, null=True, verbose_name='day of the last mail')),
                ('mail_count', models.PositiveSmallIntegerField(default=0, verbose_name='mails on that day')),
                ('bounced_at', models.DateTimeField(blank=True, null=True, verbose_name='address refused at')),
                ('consent', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='urgent_action.consentstatement', verbose_name='consent statement')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='page')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'permissions': [('export_signature', 'Can export signatures and hand them over'), ('moderate_signature', 'Can set signatures aside and restore them'), ('erase_signature', 'Can erase signatures, and names from a page')],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['action_key', 'confirmed_at'], name='urgent_action_counting'), models.Index(fields=['action_key', 'created_at'], name='urgent_action_newest'), models.Index(fields=['action_key', 'state', 'created_at'], name='urgent_action_by_state'), models.Index(fields=['action_key', 'country', 'created_at'], name='urgent_action_by_country'), models.Index(fields=['action_key', 'language', 'created_at'], name='urgent_action_by_language'), models.Index(condition=models.Q(('mail_due_at__isnull', False)), fields=['mail_due_at'], name='urgent_action_mail_due')],
                'constraints': [models.UniqueConstraint(fields=('action_key', 'email_digest'), name='urgent_action_one_signature_each')],
            },
        ),
    ]
