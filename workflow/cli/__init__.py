"""The command line: parse, call one function, report."""

from workflow.cli.app import main

__all__ = ["main"]
