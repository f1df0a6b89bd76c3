"""The glossary: what the words mean that officers use and residents do not."""
