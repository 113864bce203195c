/// How pages look.
extension HTMLPage {
    static let style = """
        body { font: 14px/1.45 system-ui, "DejaVu Sans", Verdana, sans-serif; color: #222; background: #fff; margin: 24px; }
        h1 { font-size: 20px; margin: 0 0 8px; }
        h2 { font-size: 16px; margin: 26px 0 8px; }
        p { margin: 2px 0; color: #555; max-width: 80em; }
        .tools { margin: 14px 0 10px; }
        .tools { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; max-width: none; }
        .tools input, .tools select { font: inherit; padding: 3px 6px; }
        .tools input { width: 12em; }
        .frame { overflow: auto; max-height: 85vh; display: inline-block; max-width: 100%; }
        table { border-collapse: separate; border-spacing: 1px; }
        th { font-weight: 600; text-align: left; background: #fff; white-space: nowrap; }
        thead th { position: sticky; top: 0; z-index: 2; padding: 0 4px 4px; vertical-align: bottom; }
        thead th button { all: unset; cursor: pointer; }
        thead th button:focus-visible, td:focus-visible { outline: 2px solid #222; outline-offset: 1px; }
        thead th.slanted button { writing-mode: vertical-rl; transform: rotate(180deg); }
        thead th[aria-sort="ascending"] button::after { content: " \\25B2"; font-size: 9px; }
        thead th[aria-sort="descending"] button::after { content: " \\25BC"; font-size: 9px; }
        thead th.slanted[aria-sort] button::after { display: inline-block; transform: rotate(90deg); }
        tbody th { position: sticky; left: 0; z-index: 1; padding: 2px 8px 2px 2px; font-weight: 400; text-align: right; }
        td { padding: 3px 8px; white-space: nowrap; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.wide { white-space: normal; min-width: 18em; max-width: 40em; }
        td.cell { text-align: center; min-width: 34px; cursor: default; }
        td.none { background: repeating-linear-gradient(45deg, #f4f4f4 0 4px, #c9c9c9 4px 5px); }
        table.lined td, table.lined tbody th { border-bottom: 1px solid #e4e4e4; }
        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; margin: 0 0 10px; color: #555; }
        .bar i { width: 220px; height: 12px; display: inline-block; }
        .bar b { display: inline-block; width: 12px; height: 12px; margin: 0 4px 0 10px; vertical-align: -1px; }
        #tip { position: fixed; z-index: 9; background: #fff; border: 1px solid #888; box-shadow: 0 3px 12px #0003;
          padding: 8px 10px; max-width: min(560px, calc(100vw - 40px)); pointer-events: none; }
        #tip dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; }
        #tip dt { color: #555; } #tip dd { margin: 0; overflow-wrap: anywhere; }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 8px 0; }
        dl.facts dt { color: #555; } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
        table.funnel { border-spacing: 0 3px; }
        table.funnel th, table.funnel td { position: static; padding: 1px 10px 1px 0; text-align: left; }
        table.funnel tbody th { text-align: left; white-space: normal; max-width: 28em; }
        table.funnel td { white-space: normal; max-width: 34em; color: #555; }
        table.funnel td.number { text-align: right; color: #222; }
        table.funnel td.length { width: 260px; min-width: 120px; }
        table.funnel i { display: block; height: 14px; min-width: 1px; background: #2b4c86; }
        .charts { display: flex; flex-wrap: wrap; gap: 18px; align-items: flex-start; }
        figure { margin: 0; max-width: 100%; border: 1px solid #e4e4e4; break-inside: avoid; }
        figure svg { display: block; max-width: 100%; height: auto; }
        @media (max-width: 640px) {
          body { margin: 14px; }
          section { overflow-x: auto; }
          dl.facts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          dl.facts dt, tbody th { overflow-wrap: anywhere; }
          #tip dl { grid-template-columns: 1fr; }
          #tip dd { margin: 0 0 4px; }
          tbody th { white-space: normal; min-width: 34vw; max-width: 34vw; }
          table.funnel td.length { min-width: 60px; }
          table.funnel td:last-child { min-width: 12em; }
        }
        @media print { .tools { display: none; } .frame { max-height: none; overflow: visible; } }
        """
}
