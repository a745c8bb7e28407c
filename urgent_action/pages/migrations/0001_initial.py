import uuid

import django.db.models.deletion
import django_countries.fields
import swapper
import modelcluster.fields
import urgent_action.conf
import urgent_action.fields
from django.db import migrations, models
from django.db.migrations import swappable_dependency
from wagtail.images import get_image_model_string

# Wagtail's base page may be swapped from 8.0 on; the same file has to load on 7.4.
swapper.set_app_prefix('wagtailcore', 'wagtail')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0094_alter_page_locale'),
        swappable_dependency(get_image_model_string()),
        swapper.dependency('wagtailcore', 'Page'),
    ]

    operations = [
        migrations.CreateModel(
            name='UrgentActionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name('wagtailcore', 'Page'))),
                ('introduction', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'urgent action index page',
                'verbose_name_plural': 'urgent action index pages',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='UrgentActionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name('wagtailcore', 'Page'))),
                ('stopped_at', models.DateTimeField(editable=False, null=True, verbose_name='stopped at')),
                ('stop_reason', models.TextField(blank=True, editable=False, verbose_name='why it was stopped')),
                ('extended_from', models.DateTimeField(editable=False, null=True, verbose_name='deadline before it was extended')),
                ('extended_from_zone', models.CharField(blank=True, editable=False, max_length=64)),
                ('dead_channels', models.JSONField(blank=True, default=list, editable=False, verbose_name='channels that do not work any more')),
                ('kind', models.CharField(choices=[('first', 'Urgent action'), ('further_information', 'Further information'), ('update', 'Update'), ('outcome', 'Outcome')], default='first', help_text='What this sheet is within its chain. An outcome takes no letters and no signatures.', max_length=20, verbose_name='kind')),
                ('ua_number', models.CharField(blank=True, help_text='As printed, for example 80/21. The whole chain has the same.', max_length=40, verbose_name='UA number')),
                ('ua_number_normalised', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('index_number', models.CharField(blank=True, help_text="This sheet's own, as printed, for example AFR 99/0123/2021.", max_length=60, verbose_name='index number')),
                ('index_number_normalised', models.CharField(blank=True, db_index=True, editable=False, max_length=60)),
                ('issue_date', models.DateField(blank=True, null=True, verbose_name='issue date')),
                ('countries', django_countries.fields.CountryField(blank=True, help_text='Countries of the case. The list of actions can be filtered by them.', max_length=1000, multiple=True, verbose_name='countries')),
                ('summary', models.TextField(blank=True, help_text='The first paragraph of the sheet: who, what, when, and what is feared.', verbose_name='summary')),
                ('theme', models.CharField(blank=True, choices=urgent_action.conf.theme_choices, help_text='What the case is about. The list of actions can be filtered by it.', max_length=60, verbose_name='theme')),
                ('body', urgent_action.fields.SheetField([], blank=True, verbose_name='sheet')),
                ('previous_action_urls', models.TextField(blank=True, help_text='One web address on each line.', validators=[urgent_action.fields.validate_urls], verbose_name='addresses of earlier sheets elsewhere')),
                ('signing', models.BooleanField(default=True, verbose_name='collect signatures')),
                ('confirming', models.BooleanField(default=True, help_text="Without confirmation a signature counts at once, and anybody can sign with anybody's address.", verbose_name='ask signers to confirm by e-mail')),
                ('offline_signatures', models.PositiveIntegerField(default=0, help_text='Collected elsewhere; they are shown apart from the others.', verbose_name='signatures on paper')),
                ('goal', models.PositiveIntegerField(blank=True, help_text='How many signatures you hope for. Empty: no goal is shown.', null=True, verbose_name='goal')),
                ('named_with_consent', models.BooleanField(default=False, help_text='Ask before you publish a name: it can put somebody in danger.', verbose_name='the people named, or their family, agreed to be named')),
                ('safety_notice', models.TextField(blank=True, help_text="What supporters of this action should think of before they act. Empty: the section's own notice.", verbose_name='safety notice')),
                ('closes_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='closes at')),
                ('closes_at_zone', models.CharField(blank=True, editable=False, max_length=64)),
                ('picture', models.ForeignKey(blank=True, help_text='Shown at the top, in the list, and where the page is shared. Only with the consent of those who are in it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='picture')),
                ('previous_action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name('wagtailcore', 'Page'), verbose_name='previous sheet on this site')),
            ],
            options={
                'verbose_name': 'urgent action page',
                'verbose_name_plural': 'urgent action pages',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='SignatureQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('label', models.CharField(max_length=200, verbose_name='question')),
                ('help_text', models.CharField(blank=True, max_length=300, verbose_name='help text')),
                ('question_type', models.CharField(choices=[('text', 'One line of text'), ('long_text', 'Several lines of text'), ('checkbox', 'A box to tick'), ('choice', 'One of a list')], default='text', max_length=20, verbose_name='type of answer')),
                ('choices', models.TextField(blank=True, help_text='For “One of a list”: one choice on each line.', verbose_name='choices')),
                ('required', models.BooleanField(default=False, verbose_name='an answer is required')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='signature_questions', to='urgent_action_pages.urgentactionpage')),
            ],
            options={
                'verbose_name': 'extra question',
                'verbose_name_plural': 'extra questions',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='PersonAtRisk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='As printed on the sheet; “[Group]” or “[Name withheld]” is allowed.', max_length=255, verbose_name='name')),
                ('pronouns', models.CharField(blank=True, help_text='For example she/her. Empty: not known.', max_length=100, verbose_name='pronouns')),
                ('is_group', models.BooleanField(default=False, verbose_name='a group or organisation')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='people_at_risk', to='urgent_action_pages.urgentactionpage')),
            ],
            options={
                'verbose_name': 'person at risk',
                'verbose_name_plural': 'people at risk',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
    ]
