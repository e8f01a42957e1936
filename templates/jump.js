{#- What the quick jump knows, loaded at first use. Takes: record (pages.JumpRecord). -#}
window.briefgenJump={{ record.entries|as_script }};
