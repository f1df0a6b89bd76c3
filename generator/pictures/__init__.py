"""Pictures drawn as inline SVG while the site is built, each from the figures and words it is given."""
