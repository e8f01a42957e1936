{#- What the popover of a person or a country shows, loaded when it opens. Takes: record
    (dossiers.PersonDossier or CountryDossier); _popover.html is its content. -#}
{% set content %}{% include "_popover.html" %}{% endset %}
briefgenPopover({{ page.path|tojson }},{{ content|tojson }});
