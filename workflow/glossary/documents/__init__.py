"""References to Party and State documents: symbols, dates, the grammar, and their forms."""
