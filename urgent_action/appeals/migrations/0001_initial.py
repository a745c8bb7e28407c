from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='AppealCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(editable=False, verbose_name='action')),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('post', 'Post'), ('fax', 'Fax'), ('web_form', 'Contact form'), ('phone', 'Telephone'), ('social', 'Social media'), ('in_person', 'In person')], max_length=10, verbose_name='channel')),
                ('day', models.DateField(verbose_name='day')),
                ('reported', models.PositiveBigIntegerField(default=0, verbose_name='appeals reported')),
                ('set_aside', models.PositiveBigIntegerField(default=0, verbose_name='appeals counted apart')),
            ],
            options={
                'verbose_name': 'appeals of a day',
                'verbose_name_plural': 'appeals by day',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('action_key', 'channel', 'day'), name='urgent_action_appeals_one_count_each')],
            },
        ),
        migrations.CreateModel(
            name='ChannelReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action_key', models.UUIDField(editable=False, verbose_name='action')),
                ('digest', models.UUIDField(editable=False)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('post', 'Post'), ('fax', 'Fax'), ('web_form', 'Contact form'), ('phone', 'Telephone'), ('social', 'Social media'), ('in_person', 'In person')], max_length=10, verbose_name='channel')),
                ('value', models.TextField(verbose_name='as printed')),
                ('reports', models.PositiveBigIntegerField(default=0, verbose_name='reports')),
                ('first_at', models.DateTimeField(verbose_name='first reported at')),
                ('last_at', models.DateTimeField(verbose_name='last reported at')),
            ],
            options={
                'verbose_name': 'reports of a dead address',
                'verbose_name_plural': 'reports of dead addresses',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('action_key', 'digest'), name='urgent_action_appeals_one_report_each')],
            },
        ),
    ]
