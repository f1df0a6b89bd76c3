"""MkDocs with Material as the publisher."""
