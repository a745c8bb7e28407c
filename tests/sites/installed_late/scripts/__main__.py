"""Run commands of the site and scripts of this folder, one after the other in one process: each start takes seconds."""

import runpy
import shlex
import sys
from pathlib import Path

import django
from django.core.management import execute_from_command_line

django.setup()
for line in sys.argv[1:]:
    program, *arguments = shlex.split(line)
    if program == "manage.py":
        execute_from_command_line([program, *arguments])
    else:
        runpy.run_path(str(Path(__file__).with_name(program)))
