#include "results/macros.h"

#include <algorithm>
#include <regex>

#include "base/check.h"
#include "base/file.h"
#include "results/examples.h"
#include "results/format.h"
#include "results/settings_table.h"
#include "support/catch.h"
#include "support/macros.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::check_defined;
using anc::test::Contains;

namespace {

MacroFile macros_of(const Table& table) {
  MacroFile macros;
  define_table(macros, table);
  return macros;
}

MacroFile macros_of(Experiment experiment, const std::vector<std::pair<int, Kinds>>& sizes) {
  return macros_of({.experiment = experiment, .cells = count_cells(sample_cells(experiment, sizes))});
}

// ANC at 16 bits, 20 trials, four of which communicate.
MacroFile macros_of_sixteen() { return macros_of(Experiment::anc, {{16, {{Kind::leaking, 4}, {Kind::failed, 16}}}}); }

}  // namespace

TEST_CASE("Settings that are not the defaults are told once for all sizes that have them") {
  Table table{.experiment = Experiment::anc,
              .cells = count_cells(sample_cells(
                  Experiment::anc, {{4, {{Kind::failed, 1}}}, {8, {{Kind::failed, 1}}}, {16, {{Kind::failed, 1}}}}))};
  check_defined(macros_of(table), {"table/2/other_settings = "});
  table.cells[0].settings.max_rounds = table.cells[1].settings.max_rounds = 500;
  const std::string told = latex_escape(settings_text(table.cells[0]));
  REQUIRE_THAT(told, Contains("max\\_rounds=500 (@"));
  check_defined(macros_of(table), {"table/2/other_settings = $n=4$, 8: " + told});
  table.cells[1].settings.max_rounds = 600;
  check_defined(macros_of(table), {"table/2/other_settings = $n=4$: " + told +
                                   "; $n=8$: " + latex_escape(settings_text(table.cells[1]))});
}

TEST_CASE("every number has a path, and braces balance") {
  MacroFile macros = macros_of_sixteen();
  define_settings(macros);
  const std::string& text = macros.text();
  const std::regex definition("\\\\expandafter\\\\def\\\\csname result(/[a-z0-9_.]+)+\\\\endcsname\\{.*");
  for (const std::string_view line : split_lines(text).whole) {
    const std::string whole(line);
    if (whole.starts_with("\\expandafter")) CHECK(std::regex_match(whole, definition));
  }
  CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
  CHECK_THROWS_AS(macros.define("Four", "x"), ContractViolation);
  CHECK_THROWS_AS(macros.define("", "x"), ContractViolation);
  MacroFile campaign("campaign2");
  campaign.define("table/2/claims", "6");
  check_defined(campaign, {"campaign2/table/2/claims = 6"});
}

TEST_CASE("a cell's numbers become macros, and of a size that was not run there is the paper's count only") {
  const MacroFile macros = macros_of_sixteen();
  check_defined(
      macros, {"anc/16/trials = 20", "anc/16/communicates = 4", "anc/16/communicates/rate = 20.0",
               "anc/16/communicates/low = 8.1", "anc/16/communicates/p = p=0.048", "anc/16/communicates/verdict = FAIL",
               "anc/16/paper/communicates = 11", "anc/16/first_citation = anc/16/2018/0", "anc/16/masks/1 = 0",
               "anc/4/paper/communicates = 20", "anc/4/paper/secure = 2", "anc/16/perfectly_secret/p = p=1.000",
               "anc/16/bob_within_stop = 4", "anc/16/bob_within_small = 4"});
  CHECK_THAT(macros.text(), !Contains("result/anc/4/trials"));
}

TEST_CASE("what is not reproduced is said with its numbers") {
  check_defined(macros_of_sixteen(), {"table/2/passed/one_time_pad = 1", "table/2/passed/perfectly_secret = 1",
                                      "table/2/claims = 6", "table/2/judged = 2",
                                      "table/2/deviations = for $n=4$ nothing was run; for $n=8$ nothing was run; at "
                                      "$n=16$, 4 of 20 communicate (paper: 11 of 20, $p=0.048$)"});
}

TEST_CASE("each reading of secure has its own number of counts that agree") {
  const MacroFile macros = macros_of(Experiment::cpa_anc, {{8, {{Kind::one_time_pad, 8}, {Kind::mixed_key, 12}}}});
  check_defined(macros, {"table/3/passed/one_time_pad = 1", "table/3/passed/perfectly_secret = 2"});
  CHECK_THAT(macros.text(), Contains("at $n=8$, 8 of 20 are one-time pads (paper: 20 of 20, $p<0.001$); for $n=16$"));
}

TEST_CASE("of trials that were cut short nothing is said") {
  auto records = sample_cells(
      Experiment::cpa_anc, {{4, {{Kind::failed, 3}}}, {8, {{Kind::one_time_pad, 3}}}, {16, {{Kind::one_time_pad, 3}}}});
  for (Record& record : std::span(records).first(3)) record.settings.max_rounds = 5000;
  const MacroFile macros = macros_of({.experiment = Experiment::cpa_anc, .cells = count_cells(records)});
  check_defined(macros, {"table/3/too_short = 2", "table/3/judged = 4", "table/3/passed/one_time_pad = 4",
                         "table/3/deviations = ", "cpa_anc/4/communicates/verdict = too short to judge",
                         "cpa_anc/4/communicates/p = \\mbox{too short to judge}",
                         "cpa_anc/4/strict/p = \\mbox{too short to judge}"});
  CHECK_THAT(macros.text(), Contains("communicates & 0/3 & 0.0 & 0.0--56.1 & 19/20 & -- & too short to judge \\\\\n"));
}

TEST_CASE("a table that agrees everywhere is reproduced") {
  const MacroFile macros = macros_of(Experiment::cpa_anc, {{4, {{Kind::one_time_pad, 19}, {Kind::failed, 1}}},
                                                           {8, {{Kind::one_time_pad, 20}}},
                                                           {16, {{Kind::one_time_pad, 19}, {Kind::failed, 1}}}});
  check_defined(macros, {"table/3/too_short = 0", "table/3/judged = 6", "table/3/deviations = ",
                         "table/3/passed/one_time_pad = 6", "table/3/passed/perfectly_secret = 6"});
}

TEST_CASE("table rows are the terminal's in LaTeX") {
  const std::string text = macros_of_sixteen().text();
  CHECK_THAT(text,
             Contains("\\csname result/table/2/rows\\endcsname{%\n"
                      "16 & communicates & 4/20 & 20.0 & 8.1--41.6 & 11/20 & 0.048 & \\verdictFail \\\\\n"
                      " & secure: one-time pad & 0/20 & 0.0 & 0.0--16.1 & 0/20 & 1.000 & \\verdictPass \\\\\n"
                      " & secure: no information & 0/20 & 0.0 & 0.0--16.1 & 0/20 & 1.000 & \\verdictPass \\\\\n}"));
  CHECK_THAT(text,
             Contains("16 & 4/20 & 4 & 4 & 0/20 & 2 (2--2) & 100000 (1000--100000) & seed 2018, trials 0--19 \\\\"));
}

TEST_CASE("the hyperparameter table has every row, with values only where they are used") {
  MacroFile macros;
  define_settings(macros);
  for (const HyperparameterRow& row : hyperparameter_table()) {
    std::string name(row.name);
    for (std::size_t at = name.find('_'); at != std::string::npos; at = name.find('_', at + 2)) name.insert(at, "\\");
    CHECK_THAT(macros.text(), Contains("\\texttt{" + name + "} & "));
  }
  check_defined(macros, {"setting/anc/8/alpha = 0.05", "setting/cpa_anc/16/gamma = 7"});
  CHECK_THAT(macros.text(), !Contains("\\settingNoAdversaryFourGamma"));
  CHECK_THAT(macros.text(), Contains("\\texttt{gamma} & -- & $5$ & $7$ & paper \\\\*\n\\settinghelp{"));
}

TEST_CASE("examples are the first that communicate, as the paper writes them") {
  const auto records = sample_cell(
      Experiment::cpa_anc, 4, {{Kind::failed, 2}, {Kind::leaking, 1}, {Kind::mixed_key, 1}, {Kind::one_time_pad, 2}});
  const auto examples = first_examples(records, 3);
  REQUIRE(examples.size() == 3);
  CHECK(examples.front().id.trial == 2);
  MacroFile macros;
  define_examples(macros, Experiment::cpa_anc, examples);
  CHECK_THAT(macros.text(), Contains("\\examplecipher{4}{cpa\\_anc/4/2018/2}{leaks 2 "
                                     "bits}{p_{0}\\\\p_{1}\\\\p_{2}\\oplus k_{1}\\\\p_{3}\\oplus k_{0}}%\n"));
  CHECK_THAT(macros.text(),
             Contains("{perfectly secret (mixed key)}{p_{0}\\oplus k_{3}\\\\p_{1}\\oplus k_{2}\\oplus k_{3}\\\\"));
  CHECK_THAT(macros.text(), Contains("{one-time pad}{p_{0}\\oplus k_{3}\\\\p_{1}\\oplus k_{2}\\\\"));
}

TEST_CASE("where nothing communicates the examples say so") {
  MacroFile macros;
  define_examples(macros, Experiment::anc, first_examples(sample_cell(Experiment::anc, 4, {{Kind::failed, 3}}), 1));
  check_defined(macros, {"table/2/examples = %\n\\noexamplecipher\n"});
}

TEST_CASE("ANC is set beside CPA-ANC where both were run to their ends") {
  const auto cells = [](Experiment experiment, int communicating) {
    return count_cells(
        sample_cell(experiment, 16, {{Kind::leaking, communicating}, {Kind::failed, 20 - communicating}}));
  };
  MacroFile macros;
  define_contrast(macros, cells(Experiment::anc, 11), cells(Experiment::cpa_anc, 20));
  check_defined(macros, {"contrast/16 = p=0.001", "contrast/16/paper = p=0.001", "contrast/all = p=0.001"});
  MacroFile none;
  define_contrast(none, cells(Experiment::anc, 11), {});
  CHECK(none.text() == MacroFile().text());
}
