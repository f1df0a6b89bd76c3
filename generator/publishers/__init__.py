"""What turns the site's pages into the files that a web server hands out: one folder a publisher."""
