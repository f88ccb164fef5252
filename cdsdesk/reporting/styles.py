"""The layout values as the renderers know them; they are read below, where the ruler reads them too."""

from cdsdesk.document.layout_rules import MM, Profile, Sizes, load_profile

__all__ = ["MM", "Profile", "Sizes", "load_profile"]
