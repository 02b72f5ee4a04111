"""Imported once by the server from which the children of the tests are forked: what they work with."""

from importlib import import_module
from pkgutil import walk_packages

from lushan_desktop import checks, domain, intake, paper, reports
from lushan_desktop.services.printing.rendering import warm_up

for package in (checks, domain, intake, paper, reports):
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(found.name)
warm_up()
