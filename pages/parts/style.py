"""The look: roles and sizes from the tokens, as one style sheet for what Portée draws itself (classes `pt-`).

Selectors that are not ours are few, and listed: `html` (the root grows on a wide screen), the primary button's text (white on
amber in dark fails), the drop zone's English words, and the height of the page's head.
"""

INK = {"ink": ("#17222F", "#EEF0F3"), "ink2": ("#4A5563", "#B9C1CC"), "ink3": ("#636B76", "#98A2AF"), "rule": ("#D9D4C7", "#2C3847"),
       "strong": ("#17222F", "#EEF0F3"), "wash": ("#F3F1EA", "#16202D"), "paper": ("#FBFAF6", "#0F1722"),
       "good": ("#0B6B57", "#63C9A8"), "bad": ("#A33B20", "#F0987A"), "accent": ("#14305C", "#F2B134")}
PLATFORM = {"facebook": ("#4D6EC6", "#A1C5FD"), "instagram": ("#A62F85", "#FD8DBE"), "linkedin": ("#1A4C54", "#60898C"),
            "tiktok": ("#1C1B1A", "#F1EFE9"), "website": ("#A97A11", "#F2C751"), "youtube": ("#C54F58", "#E66E5B"),
            "x": ("#5E6468", "#97A0A4"), "search": ("#3B7740", "#81BF8C"), "ads": ("#6E6813", "#BBB041"),
            "newsletter": ("#6D37B7", "#B499EE"), "podcast": ("#2D9288", "#60C3C9"), "media": ("#6A4633", "#A98F84"),
            "organisation": ("#17222F", "#EEF0F3")}

_VARIABLES = "".join(f"--pt-{name}:light-dark({light},{dark});" for name, (light, dark) in (INK | PLATFORM).items())

SHEET = f"<style>:root{{{_VARIABLES}}}" + """
@media (min-width:1600px){html{font-size:18px}}
[data-testid=stMainBlockContainer]{padding-top:5rem;padding-bottom:3rem}
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock]{gap:.5rem}
[data-testid=stBaseButton-primary] p{color:light-dark(#fff,#17222F)}
.pt{font-family:"Source Sans",sans-serif;color:var(--pt-ink);font-variant-numeric:tabular-nums lining-nums;line-height:1.45}
.pt table{border-collapse:collapse;width:100%}.pt td,.pt th{border:0;padding:0;font-weight:400;text-align:left}
.pt a{color:var(--pt-accent)}
.pt sup{line-height:0;font-size:.7em}
.pt-dateline{font-size:.875rem;color:var(--pt-ink3);padding-top:.5rem}.pt-dateline b{color:var(--pt-ink);font-weight:600}
.pt-title{font:600 2.25rem/1.16 "Source Serif",serif;letter-spacing:-.012em;text-wrap:balance;max-width:26em;margin:.15rem 0 .4rem}
.pt-standfirst{font-size:1.125rem;line-height:1.5;color:var(--pt-ink2);max-width:50em;margin:0 0 .75rem}
.pt-head{border-top:2px solid var(--pt-strong);display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1rem;padding:.5rem 0 .25rem;margin-top:1rem}
.pt-head h2{font:600 1.375rem/1.25 "Source Serif",serif;margin:0;padding:0}.pt-head span{font-size:.875rem;color:var(--pt-ink3)}
.pt-source{font-size:.875rem;color:var(--pt-ink3);margin-top:1.5rem}
.pt-dot{display:inline-block;width:.65rem;height:.65rem;border-radius:50%;margin-right:.4rem;background:var(--c)}
.pt-tiles{display:grid;grid-template-columns:repeat(var(--n,5),1fr);border-top:2px solid var(--pt-strong);padding-top:1rem;margin-top:.5rem}
.pt-tile{padding:0 1rem;border-left:1px solid var(--pt-rule);font-size:.875rem;min-width:0}
.pt-tile:first-child{padding-left:0;border-left:0}.pt-tile:last-child{padding-right:0}
.pt-tile b{font-weight:600}.pt-tile .pt-what{color:var(--pt-ink2)}
.pt-number{font:600 2.625rem/1.1 "Source Serif",serif;letter-spacing:-.015em;margin:.3rem 0 .2rem;white-space:nowrap}
.pt-stave{position:relative;height:33px;margin:.2rem .3rem .45rem 0;background:repeating-linear-gradient(var(--pt-rule) 0 1px,transparent 1px 8px)}
.pt-stave i{position:absolute;inset:0;background:var(--c);-webkit-mask-size:100% 100%;mask-size:100% 100%}
.pt-stave u{position:absolute;width:9px;height:9px;border-radius:50%;background:var(--c);transform:translate(-50%,-50%)}
.pt-rows td{padding:.11rem 0!important;color:var(--pt-ink2);white-space:nowrap}
.pt-rows td:nth-child(2){text-align:right;color:var(--pt-ink3);padding-left:.4rem!important}.pt-rows td:last-child{text-align:right;color:var(--pt-ink);font-weight:600}
.pt-rows em,.pt-quiet{font-weight:400;color:var(--pt-ink3);font-style:italic}
.pt-said td{border-bottom:1px solid var(--pt-rule)!important;padding:.7rem 0!important;vertical-align:baseline}
.pt-said tr:last-child td{border-bottom:0!important}
.pt-said td:first-child{width:9.5rem;font-weight:600;white-space:nowrap}
.pt-said td:last-child{font:400 1.125rem/1.4 "Source Serif",serif}
.pt-panel{font-size:.875rem;color:var(--pt-ink2);min-height:4.2rem}.pt-panel b{color:var(--pt-ink)}
.pt-panel div{font:600 1.125rem/1.25 "Source Serif",serif;color:var(--pt-ink);margin-top:.15rem}
.pt-card{border-top:3px solid var(--c);padding-top:.7rem;font-size:.875rem;color:var(--pt-ink2)}
.pt-card .pt-score{font:600 2.25rem/1.05 "Source Serif",serif;color:var(--pt-ink)}.pt-card .pt-score span{font:400 .875rem "Source Sans"}
.pt-card q{display:block;quotes:none;font:400 1.125rem/1.4 "Source Serif",serif;color:var(--pt-ink);margin:.4rem 0;overflow-wrap:anywhere}
.pt-card b{color:var(--pt-ink)}
.pt-note{border-left:3px solid var(--pt-strong);padding:.1rem 0 .1rem .9rem;color:var(--pt-ink2);margin:.75rem 0}.pt-note b{color:var(--pt-ink)}
.pt-fate{display:grid;grid-template-columns:2rem 1fr;border-top:1px solid var(--pt-rule);padding:.6rem 0 .3rem}
.pt-fate small,.pt-small{font-size:.8125rem;color:var(--pt-ink3);overflow-wrap:anywhere}
.pt-fate .kept{color:var(--pt-good)}.pt-fate .refused{color:var(--pt-bad)}.pt-fate>span{font-weight:600}
.pt-wall td,.pt-wall th{font-size:.875rem;border-bottom:1px solid var(--pt-rule)!important;padding:.3rem .2rem!important;text-align:center!important}
.pt-wall td:first-child,.pt-wall th:first-child{text-align:left!important}.pt-wall .now{background:var(--pt-wash);font-weight:600}
.pt-sign{display:inline-block;width:1rem;height:1rem;border:1.5px solid var(--pt-ink2);border-radius:2px;vertical-align:-.15rem}
.pt-sign.have{background:var(--pt-ink2)}.pt-sign.partial{background:linear-gradient(transparent 50%,var(--pt-ink2) 50%)}
.pt-legend{font-size:.8125rem;color:var(--pt-ink2);display:flex;gap:1.2rem;flex-wrap:wrap;margin-top:.5rem}
.pt-table td,.pt-table th{padding:.3rem .75rem .3rem 0!important;border-bottom:1px solid var(--pt-rule)!important;font-size:.875rem;vertical-align:top}
.pt-table .n{text-align:right!important}.pt-table th{color:var(--pt-ink3)}
.pt-banner{background:var(--pt-wash);padding:.55rem .9rem;font-size:.875rem;color:var(--pt-ink2);border-radius:4px}
.pt-empty{max-width:46em;color:var(--pt-ink2)}.pt-empty li{margin:.2rem 0}
.pt-tag{display:flex;align-items:baseline;gap:.5rem}
.st-key-drop [data-testid=stFileUploaderDropzone] button p{font-size:0}.st-key-drop [data-testid=stFileUploaderDropzoneInstructions]{display:none}
.st-key-drop [data-testid=stFileUploaderDropzone] button p::after{font-size:1rem;content:"Choisir des fichiers"}
html[lang=en] .st-key-drop [data-testid=stFileUploaderDropzone] button p::after{content:"Choose files"}
.st-key-drop [data-testid=stFileUploaderDropzone]{border:1px dashed var(--pt-ink3);background:var(--pt-wash);padding:1.25rem 1rem}
@media (max-width:900px){.pt-tiles{grid-template-columns:1fr}.pt-tile,.pt-tile:first-child,.pt-tile:last-child{border-left:0;border-top:1px solid var(--pt-rule);padding:.75rem 0}
.pt-said td{display:block;width:auto!important;border:0!important;padding:.2rem 0!important}.pt-title{font-size:1.75rem}.pt-wall{overflow-x:auto}}
</style>"""
