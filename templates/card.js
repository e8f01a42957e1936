{#- What the popover of a person or a country shows, loaded when it opens. Takes: record
    (dossiers.PersonDossier or CountryDossier); _card.html is its content. -#}
{% set content %}{% include "_card.html" %}{% endset %}
briefgenCard({{ page.path|tojson }},{{ content|tojson }});
