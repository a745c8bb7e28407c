import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0094_alter_page_locale'),
    ]

    operations = [
        migrations.CreateModel(
            name='SectionSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, help_text='Where supporters may write to you.', max_length=254, verbose_name='e-mail address')),
                ('time_zone', models.CharField(blank=True, help_text='In which deadlines are meant, unless an editor chooses another. Sheets that are there already keep theirs.', max_length=64, verbose_name='time zone')),
                ('retention_days', models.PositiveIntegerField(blank=True, help_text='Counted from the close of an action. After that they are erased, and only their number stays.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='days for which signatures are kept')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'urgent action section',
                'verbose_name_plural': 'urgent action sections',
                'default_permissions': ('change',),
            },
        ),
        migrations.CreateModel(
            name='SectionTexts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('language', models.CharField(max_length=35, verbose_name='language')),
                ('name', models.CharField(blank=True, help_text='As in “… keeps my name, e-mail address and country”. Signers agree to this name.', max_length=200, verbose_name='name of the section')),
                ('postal_address', models.TextField(blank=True, help_text='Lines, as on an envelope.', max_length=500, verbose_name='postal address')),
                ('privacy_url', models.URLField(blank=True, help_text='Linked beside the signature form.', max_length=500, verbose_name='address of the privacy notice')),
                ('safety_notice', models.TextField(blank=True, help_text='What supporters should think of before they act. A sheet may have its own instead.', verbose_name='safety notice')),
                ('demands_intro', models.CharField(blank=True, help_text='New sheets start with it, as in “I urge you to:”.', max_length=500, verbose_name='introduction of the demands')),
                ('after_deadline_note', models.TextField(blank=True, help_text='New sheets start with it: what supporters should do if they come too late.', verbose_name='after the deadline')),
                ('section', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='urgent_action_section_settings.sectionsettings', verbose_name='section')),
            ],
            options={
                'verbose_name': 'texts of a section',
                'verbose_name_plural': 'texts of sections',
                'ordering': ['sort_order'],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('section', 'language'), name='urgent_action_section_one_text_each')],
            },
        ),
    ]
