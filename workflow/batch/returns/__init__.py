"""What people did to files that left the desk, taken back into its PO files."""
