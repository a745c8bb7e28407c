import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('urgent_action', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SealedSignature',
            fields=[
                ('signature', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='urgent_action.signature', verbose_name='signature')),
                ('envelope', models.JSONField(verbose_name='envelope')),
                ('sealed_at', models.DateTimeField(verbose_name='sealed at')),
            ],
            options={
                'verbose_name': 'sealed signature',
                'verbose_name_plural': 'sealed signatures',
                'default_permissions': (),
            },
        ),
    ]
