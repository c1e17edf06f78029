"""Stage two: drafts for what is untranslated, from memory, glossary and engines."""
