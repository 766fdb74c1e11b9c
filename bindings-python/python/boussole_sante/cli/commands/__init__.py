"""The commands, as plain functions. Each imports what it needs when it runs."""
