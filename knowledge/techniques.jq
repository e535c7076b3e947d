# ATT&CK bundle -> techniques.tsv: id, name, tactics (in the order of the bundle), ordered by id.
"# id\tname\ttactics",
([.objects[]
  | select(.type == "attack-pattern" and (.revoked | not) and (.x_mitre_deprecated | not))
  | [(.external_references[] | select(.source_name == "mitre-attack") | .external_id),
     .name,
     ([.kill_chain_phases[] | select(.kill_chain_name == "mitre-attack") | .phase_name] | join(","))]]
 | sort_by(.[0]) | .[] | @tsv)
