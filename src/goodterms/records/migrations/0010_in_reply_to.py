from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_letter_model'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='in_reply_to',
            field=models.TextField(null=True),
        ),
    ]
