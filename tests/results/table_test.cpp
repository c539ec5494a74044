#include "results/table.h"

#include <algorithm>

#include "results/macros.h"
#include "support/catch.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

Table sample_table() {
  const Kinds four = {{Kind::failed, 1}, {Kind::leaking, 1}, {Kind::mixed_key, 4}, {Kind::one_time_pad, 14}};
  return {.experiment = Experiment::cpa_anc,
          .cells = count_cells(sample_cells(Experiment::cpa_anc, {{4, four}, {32, {{Kind::failed, 2}}}}))};
}

}  // namespace

TEST_CASE("the terminal shows each outcome beside the paper's, and no paper for other sizes") {
  CHECK(terminal_text(sample_table()) ==
        "Table 3: CPA-ANC\n"
        "key bits  outcome                  ours     %  95 % Wilson  paper  Fisher p  verdict\n"
        "       4  communicates            19/20  95.0    76.4-99.1  19/20     1.000  PASS\n"
        "          secure: one-time pad    14/20  70.0    48.1-85.5  19/20     0.091  PASS\n"
        "          secure: no information  18/20  90.0    69.9-97.2  19/20     1.000  PASS\n"
        "      32  communicates              0/2   0.0     0.0-65.8      -         -  -\n"
        "          secure: one-time pad      0/2   0.0     0.0-65.8      -         -  -\n"
        "          secure: no information    0/2   0.0     0.0-65.8      -         -  -\n"
        "\n"
        "key bits  converged  Bob <= stop  Bob <= 0.05  mixed key  leaked bits                  rounds  trials         "
        "    "
        "     settings\n"
        "       4      19/20           19           19       4/20      0 (0-2)    1010.5 (1001-100000)  seed 2018, "
        "trials 0"
        "-19  defaults\n"
        "      32        0/2            0            0        0/2            -  100000 (100000-100000)  seed 2018, "
        "trials 0"
        "-1   defaults\n");
}

TEST_CASE("the data file has a header, one line per size, and NA where there is no value") {
  const std::string tsv = table_tsv(sample_table());
  CHECK_THAT(tsv, StartsWith("# experiment: cpa_anc\n# key_bits 4: numerics "));
  CHECK_THAT(tsv, Contains("; seed 2018, trials 0-19\n# key_bits 4: learning_rate=0.0002 "));
  CHECK_THAT(tsv, Contains("\n# columns: key_bits\ttrials\tpaper_trials\tcommunicates\tcommunicates_rate\t"));
  CHECK_THAT(tsv, Contains("\n4\t20\t20\t19\t0.95\t0.763868806553258\t0.9911185511992047\t19\t1\tPASS\t14\t0.7\t"));
  CHECK_THAT(tsv, EndsWith("\n32\t2\tNA\t0\t0\t0\t0.6576197724933469\tNA\tNA\tNA"
                           "\t0\t0\t0\t0.6576197724933469\tNA\tNA\tNA"
                           "\t0\t0\t0\t0."
                           "6576197724933469\tNA\tNA\tNA\t0\t0\t0\t0\t0\tNA\tNA\tNA\t100000\t100000\t100000\t0\t0\t0\t0"
                           "\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t2\t0\t0\tNA\tNA\tNA\n"));
  const auto tabs = [](const std::string& line) { return std::count(line.begin(), line.end(), '\t'); };
  const std::string columns = tsv.substr(tsv.find("# columns"));
  const std::string last = tsv.substr(tsv.rfind('\n', tsv.size() - 2) + 1);
  CHECK(tabs(columns.substr(0, columns.find('\n'))) == tabs(last));
}

TEST_CASE("Settings that are not the defaults are named") {
  Table table = sample_table();
  table.cells.front().settings.max_rounds = 500;
  CHECK(settings_text(table.cells.front()) == "defaults except max_rounds=500 (@db7d1c)");
  CHECK(settings_text(table.cells.back()) == "defaults");
}
