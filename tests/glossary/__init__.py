"""Tests of the glossary room."""
