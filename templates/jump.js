{#- What the quick jump and the popovers know, loaded at first use. Takes: record (pages.JumpRecord). -#}
window.briefgenJump={{ record.entries|as_script }};
