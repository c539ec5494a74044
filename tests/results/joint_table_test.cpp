#include "results/joint_table.h"

#include "base/check.h"
#include "support/catch.h"
#include "support/macros.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::Contains;

namespace {

// Trials of a setting at 4 bits: so many of each kind, under a cap.
std::vector<Record> records_of(double l2, double eve_l2, std::int64_t cap, const Kinds& kinds, double init = 0.3) {
  std::vector<Record> records = sample_cell(Experiment::cpa_anc, 4, kinds);
  for (Record& record : records) {
    record.id.seed = 77;
    record.settings.crypto_net_l2 = l2;
    record.settings.eve_l2 = eve_l2;
    record.settings.max_rounds = cap;
    record.settings.crypto_net_init = init;
  }
  return records;
}

std::vector<NamedRecords> sample_files() {
  return {{"a", records_of(0.2, 1e-4, 1000, {{Kind::failed, 2}})},
          {"b", records_of(0.1, 1e-4, 1000, {{Kind::one_time_pad, 3}, {Kind::mixed_key, 1}})},
          {"c", records_of(0.1, 2e-4, 1000, {{Kind::one_time_pad, 2}, {Kind::leaking, 2}})}};
}

}  // namespace

TEST_CASE("A joint scan is counted by setting, and laid out by L2 and Eve") {
  std::vector<NamedRecords> files = sample_files();
  files.push_back(files[0]);  // the same trials again count once
  const JointTable table = count_joint(files);
  CHECK(table.scan.seed == 77);
  CHECK(table.scan.max_rounds == 1000);
  CHECK(table.panels == std::vector<std::string>{""});
  REQUIRE(table.cells.size() == 3);
  const JointCell& best = table.cells[0];
  CHECK((best.column == 0 && best.row == 0 && best.cell.trials == 4));
  CHECK((best.cell.one_time_pad == 3 && best.cell.perfectly_secret == 4 && best.cell.communicates == 4));
  CHECK((best.masks == 16 && best.one_key_masks == 13));
  CHECK(best.l2_gradient == Approx(0.01));
  CHECK(best.eve.first == Approx(1e-5));
  const JointCell& failed = table.cells[1];
  CHECK((failed.column == 1 && failed.row == 0 && failed.cell.communicates == 0));
  CHECK((table.cells[2].column == 0 && table.cells[2].row == 1));
}

TEST_CASE("What else varies makes panels") {
  std::vector<NamedRecords> files = sample_files();
  files.push_back({"e", records_of(0.1, 1e-4, 1000, {{Kind::one_time_pad, 4}}, 0.15)});
  const JointTable table = count_joint(files);
  CHECK(table.panels == std::vector<std::string>{"crypto_net_init 0.15", "crypto_net_init 0.3"});
  CHECK((table.cells[0].panel == 0 && table.cells[0].cell.one_time_pad == 4));
  CHECK(table.cells[1].panel == 1);
  MacroFile macros;
  define_joint(macros, table);
  CHECK_THAT(macros.text(), Contains("\\csname result/joint/cpa_anc/4/best\\endcsname{crypto\\_net\\_init 0.15, $"));
  test::check_defined(macros, {"joint/cpa_anc/4/best_pads = 4 of 4"});
}

TEST_CASE("It is said whether the best are the defaults, and how many are as good") {
  const std::vector<NamedRecords> files = {
      {"defaults", records_of(0.03, 1e-4, 1000, {{Kind::one_time_pad, 1}})},
      {"half", records_of(0.1, 1e-4, 1000, {{Kind::one_time_pad, 1}, {Kind::failed, 1}})},
      {"as good", records_of(0.2, 1e-4, 1000, {{Kind::one_time_pad, 2}})}};
  MacroFile macros;
  define_joint(macros, count_joint(files));
  test::check_defined(macros, {"joint/cpa_anc/4/best_pads = 1 of 1", "joint/cpa_anc/4/best_is_default = 1",
                               "joint/cpa_anc/4/best_equals = 1"});
}

TEST_CASE("The table as text, data and macros") {
  const JointTable table = count_joint(sample_files());
  CHECK_THAT(table_tsv(table), Contains("\n0\t0\t0\tNA\t0.01\t1e-05\t0.001\t4\t4\t4\t3\t16\t13\t1001.5\t") &&
                                   Contains("; max_rounds: 1000\n"));
  CHECK_THAT(terminal_text(table), Contains("Joint scan of cpa_anc, n = 4, seed 77") && Contains("3/4"));
  MacroFile macros;
  define_joint(macros, table);
  test::check_defined(
      macros, {"joint/cpa_anc/4/settings = 3", "joint/cpa_anc/4/rounds = 1000", "joint/cpa_anc/4/best_pads = 3 of 4",
               "joint/cpa_anc/4/best_is_default = 0", "joint/cpa_anc/4/best_equals = 0"});
}

TEST_CASE("Records that are not of one joint scan are refused") {
  const std::pair<void (*)(std::vector<NamedRecords>&), const char*> refused[] = {
      {[](auto& files) { files[1].records[0].id.seed = 2018; }, "b: cpa_anc/4/2018/0 is not a calibration trial"},
      {[](auto& files) { files[1].records[0].id.seed = 78; }, "b: cpa_anc/4/78/0 is of another scan"},
      {[](auto& files) { files[1].records[1].numerics = "n0"; }, "b: cpa_anc/4/77/1 is of another scan"},
      {[](auto& files) { files.push_back(files[0]), files.back().records[0].rounds = 5; }, "disagrees"},
      {[](auto& files) { files[1].records[0].settings.max_rounds = 300; }, "another cap"}};
  for (const auto& [change, message] : refused) {
    std::vector<NamedRecords> files = sample_files();
    change(files);
    CHECK_THROWS_WITH(count_joint(files), Contains(message));
  }
  CHECK_THROWS_AS(count_joint({}), UserError);
}
