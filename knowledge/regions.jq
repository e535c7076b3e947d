# Makes regions.tsv: the regions of UN M49 and the countries of ISO 3166-1, each with the region it lies in.
#
#   jq -nr --slurpfile region region.json --slurpfile country country.json --rawfile names names.tsv \
#     -f knowledge/regions.jq > knowledge/regions.tsv
#
# names.tsv holds, a line a country, its alpha-2 and alpha-3 codes and its English and Chinese names, as
# java.util.Locale of Temurin 25 gives them (Unicode CLDR 47):
#
#   for (var code : Locale.getISOCountries()) {
#     var at = Locale.of("", code);
#     println(code + "\t" + at.getISO3Country() + "\t" + at.getDisplayCountry(ENGLISH) + "\t" + at.getDisplayCountry(SIMPLIFIED_CHINESE));
#   }

# Chinese names of the regions; those of the United Nations.
{ "001": "世界", "002": "非洲", "005": "南美洲", "009": "大洋洲", "010": "南极洲", "011": "西部非洲", "013": "中美洲",
  "014": "东部非洲", "015": "北部非洲", "017": "中部非洲", "018": "南部非洲", "019": "美洲", "021": "北美洲",
  "029": "加勒比", "030": "东亚", "034": "南亚", "035": "东南亚", "039": "南欧", "053": "澳大利亚和新西兰",
  "054": "美拉尼西亚", "057": "密克罗尼西亚群岛", "061": "波利尼西亚", "142": "亚洲", "143": "中亚", "145": "西亚", "150": "欧洲",
  "151": "东欧", "154": "北欧", "155": "西欧", "202": "撒哈拉以南非洲", "419": "拉丁美洲和加勒比", "830": "海峡群岛" } as $chinese

# Shorter names than those of CLDR, where it names more than the place.
| { "HK": ["Hong Kong", "中国香港"], "MO": ["Macao", "中国澳门"], "MM": ["Myanmar", "缅甸"],
    "PS": ["Palestine", "巴勒斯坦"], "CD": ["Congo (Kinshasa)", "刚果（金）"], "CG": ["Congo (Brazzaville)", "刚果（布）"] } as $short

# What else sources call them; a label in two rows means either. ORIGIN.md says which.
| { "001": "global|worldwide|全球",
    "021": "north america|北美",
    "005": "南美|namerica",
    "030": "east asia", "034": "south asia|south asian|southeast",
    "035": "southeast asia|south east asia|southeast asian|asean|association of southeast asian nations|southeast",
    "145": "west asia|middle east|the middle east|mideast|中东|中东地区", "419": "latin america|拉美",
    "AE": "uae|emirates|阿联酋", "BD": "孟加拉", "BN": "brunei darussalam", "CD": "democratic republic of congo|drc", "CG": "congo",
    "CN": "people's republic of china|prc|mainland china|中华人民共和国", "CV": "cape verde|cabo verde", "CZ": "czech republic",
    "CI": "ivory coast|cote d'ivoire", "EG": "middle east|the middle east|mideast|中东|中东地区",
    "GB": "uk|great britain|britain|united kingdom of great britain and northern ireland", "GE": "republic of georgia",
    "HK": "hong kong sar china|香港|中国香港特别行政区",
    "IR": "iran (islamic republic of)|islamic republic of iran|middle east|the middle east|mideast|中东|中东地区",
    "KP": "korea (democratic people's republic of)|democratic people's republic of korea|dprk|korea|朝鲜半岛",
    "KR": "korea (republic of)|republic of korea|rok|southkorea|korea|朝鲜半岛", "KZ": "kaz", "LA": "lao people's democratic republic",
    "LB": "lebonon", "MD": "republic of moldova", "MK": "macedonia", "MM": "burma|myanmar (burma)",
    "MO": "macau|macao sar china|澳门|中国澳门特别行政区", "NL": "holland", "PH": "the philippines",
    "PS": "palestinian territories|palestinian territory|state of palestine|巴勒斯坦领土", "RU": "russian federation",
    "SY": "syrian arab republic", "SZ": "swaziland", "TL": "east timor", "TR": "turkey|turkiye|trq", "TW": "中国台湾|taiwan, province of china",
    "TZ": "united republic of tanzania", "US": "usa|u.s.|us|united states of america|america", "VA": "holy see|vatican",
    "VE": "bolivarian republic of venezuela", "VN": "viet nam" } as $labels

| def plain: ascii_downcase | gsub("[^a-z]+"; "-");
  def known($have): ($have | map(ascii_downcase)) as $low
    | map(select(. != "" and (ascii_downcase as $l | $low | index([$l]) | not))) | unique;
  # Terms of region-ov that are not the plain form of the name, and the nearest where it has none.
  { "053": "australia-new-zealand", "419": "latin-america-caribbean" } as $terms
| { "001": "", "202": "africa", "830": "northern-europe" } as $nearest
| $region[0].values as $regions
| ($regions | map({ key: .uuid, value: .value[0:3] }) | from_entries) as $byUuid
| ([$regions[] | .value[0:3] as $code | (.meta.subregions // [])[] | { key: .[0:3], value: $code }] | from_entries) as $parents
| ($country[0].values | map({ key: .meta.ISO, value: { name: .value, in: $byUuid[.related[0]."dest-uuid"] } }) | from_entries) as $countries
| def id($code): ($regions[] | select(.value[0:3] == $code) | $terms[$code] // (.value[6:] | plain));
  "# id\tkind\tEnglish\tChinese\tlies in\tUN M49 of regions, ISO 3166-1 alpha-3 of countries\tSTIX 2.1 region-ov\tlabels of sources",
  ($regions[] | .value[0:3] as $code | .value[6:] as $name
    | [ id($code), "region", $name, $chinese[$code], (if $parents[$code] then id($parents[$code]) else "" end), $code,
        ($nearest[$code] // id($code)), (($labels[$code] // "") | split("|") | known([$name, $chinese[$code]]) | join("|")) ] | join("\t")),
  ($names | split("\n")[] | select(. != "") | split("\t") as [$two, $three, $cldr, $zh]
    | ($short[$two] // [$cldr, $zh]) as [$en, $cn]
    | ({ "AQ": "010", "FM": "057" }[$two] // $countries[$two].in) as $code
    | id($code) as $in
    | [ $two, "country", $en, $cn, $in, $three, ($nearest[$code] // $in),
        ([$countries[$two].name] + (($labels[$two] // "") | split("|")) | known([$en, $cn, $two, $three]) | join("|")) ] | join("\t"))
