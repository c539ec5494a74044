#include <algorithm>

#include "campaign/citation.h"
#include "programs/programs.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/run_words.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

int run(const std::vector<std::string>& words, const TrialFunction& compute = test::fake_trial) {
  return test::run_words(words, [&](auto argc, auto argv) { return replay_main(argc, argv, compute); });
}

// Records of trial anc/2/5/6 in a directory of their own: with the defaults, and with a cap of nine rounds.
struct Filed {
  test::TemporaryDirectory directory;
  std::string place = directory / "";
  TrialId id = {.experiment = Experiment::anc, .key_bits = 2, .seed = 5, .trial = 6};
  Hyperparameters defaults = default_hyperparameters(id.experiment, id.key_bits), capped = defaults;
  Filed() { capped.max_rounds = 9; }

  std::string line(const Hyperparameters& settings) const {
    return to_json_line(test::fake_record(id, settings)) + "\n";
  }
  // With another hash of its weights, and, contradictory, judged otherwise than they make it.
  std::string changed_line(const Hyperparameters& settings, bool contradictory = false) const {
    Record record = test::fake_record(id, settings);
    record.weights_hash ^= 1;
    if (contradictory) record.communicates = !record.communicates;
    return to_json_line(record) + "\n";
  }
  std::string write(const std::string& name, const std::string& content) const {
    write_atomically(directory / name, content);
    return directory / name;
  }
  std::string cited() const { return text_of(cite(id, capped)); }
};

}  // namespace

TEST_CASE("A replay compares with the record of its trial") {
  const Filed filed;
  const std::string path = filed.write("f", filed.line(filed.capped));
  CHECK(run({"anc/2/5/6", "--against", path}) == 0);
  CHECK(run({"anc/2/5/7", "--against", path}) == 2);
  CHECK(run({"anc/2/5/6", "--against", path, "--max-rounds", "9"}) == 2);
  filed.write("f", filed.changed_line(filed.capped));
  CHECK(run({"anc/2/5/6", "--against", path}) == 1);
}

TEST_CASE("A replay writes the trace of its trial") {
  const test::TemporaryDirectory directory;
  CHECK(run({"anc/2/5/6", "--trace", (directory / "t").string()}) == 0);
  CHECK(read_file(directory / "t").starts_with("# program: anc\n# trial: anc/2/5/6\n"));
}

TEST_CASE("A replay writes the weights of its trial, a line for each row of W") {
  const test::TemporaryDirectory directory;
  CHECK(run({"anc/2/5/6", "--weights", (directory / "w").string()}) == 0);
  const std::string text = read_file(directory / "w");
  CHECK(text.starts_with("# program: anc\n# trial: anc/2/5/6\n"));
  CHECK(std::count(text.begin(), text.end(), '\t') == 4);
  CHECK(run({"anc/2/5/6", "--weights", (directory / "missing" / "w").string()}) == 2);
}

TEST_CASE("What cites no trial, or gives it settings it has not, is refused") {
  CHECK(run({}) == 2);
  CHECK(run({"anc/2/5"}) == 2);
  CHECK(run({"anc/2/5/6", "anc/2/5/7"}) == 2);
  CHECK(run({"no_adversary/2/5/6", "--gamma", "1"}) == 2);
}

TEST_CASE("A replay writes the forces of a trial of CPA-ANC, and of no other") {
  const test::TemporaryDirectory directory;
  const std::string path = (directory / "forces").string();
  CHECK(run({"cpa_anc/2/5/6", "--forces", path}) == 0);
  CHECK(read_file(path).starts_with("# program: cpa_anc\n# trial: cpa_anc/2/5/6\n"));
  CHECK(read_file(path).ends_with("key_sum\teve_weight\tbob\teve\tnoise\n"));
  CHECK(run({"anc/2/5/6", "--forces", path}) == 2);
}

TEST_CASE("A replay finds the record and the settings of a citation by itself") {
  const Filed filed;
  std::filesystem::create_directory(filed.directory / "folder");
  const std::string a = filed.write("a.jsonl", "{\"reference\":\"6\"}\n" + filed.line(filed.defaults));
  const std::string b = filed.write("folder/b.jsonl", filed.line(filed.capped)), trace = filed.directory / "t";
  CHECK(run({"anc/2/5/6", "--records", filed.place}) == 0);
  CHECK(run({filed.cited(), "--records", filed.place}) == 0);
  CHECK(run({filed.cited(), "--records", filed.place + "none", "--records", filed.place}) == 2);
  CHECK(run({filed.cited(), "--records", filed.place, "--trace", trace}) == 0);
  CHECK(read_file(trace).starts_with("# program: anc\n# trial: " + filed.cited() + "\n"));

  filed.write("folder/b.jsonl", filed.changed_line(filed.capped));
  CHECK(run({"anc/2/5/6", "--records", filed.place}) == 0);
  CHECK(run({filed.cited(), "--records", filed.place}) == 1);
  CHECK(run({filed.cited(), "--against", b}) == 1);
  CHECK(run({filed.cited(), "--against", a}) == 2);
}

TEST_CASE("Settings that no record has, several records that differ, and records that are not sound are refused") {
  const Filed filed;
  filed.write("a.jsonl", filed.line(filed.defaults));
  CHECK(run({filed.cited(), "--records", filed.place}) == 2);
  CHECK(run({filed.cited(), "--records", filed.place + "none"}) == 2);
  CHECK(run({"anc/2/5/6@zzzzzz", "--records", filed.place}) == 2);
  CHECK(run({filed.cited(), "--records", filed.place, "--gamma", "1"}) == 2);
  CHECK(run({filed.cited(), "--records", filed.place, "--no-records"}) == 2);

  filed.write("b.jsonl", filed.line(filed.defaults));
  CHECK(run({"anc/2/5/6", "--records", filed.place}) == 0);
  filed.write("b.jsonl", filed.changed_line(filed.defaults));
  CHECK(run({"anc/2/5/6", "--records", filed.place}) == 2);
  CHECK(run({"anc/2/5/6", "--records", filed.place, "--no-records"}) == 0);
  CHECK(run({"anc/2/5/6", "--records", filed.place, "--gamma", "1"}) == 0);

  filed.write("b.jsonl", filed.changed_line(filed.defaults, true));
  CHECK(run({"anc/2/5/6", "--records", filed.place}) == 2);
  CHECK(run({"anc/2/5/7", "--records", filed.place}) == 0);
}

TEST_CASE("A trial cited without settings has the defaults, whatever its records have") {
  const Filed filed;
  const std::string trace = filed.directory / "t";
  filed.write("a.jsonl", filed.line(filed.capped));
  CHECK(run({"anc/2/5/6", "--records", filed.place, "--trace", trace}) == 0);
  CHECK(read_file(trace).starts_with("# program: anc\n# trial: anc/2/5/6\n"));
}

TEST_CASE("A trial that has a record is explained without training") {
  const Filed filed;
  filed.write("f.jsonl", filed.line(filed.defaults));
  bool trained = false;
  const auto compute = [&](const TrialId& trial, const Hyperparameters& settings, const RoundObserver& observer) {
    trained = true;
    return test::fake_trial(trial, settings, observer);
  };
  CHECK(run({"anc/2/5/6", "--records", filed.place, "--explain"}, compute) == 0);
  CHECK(!trained);
  CHECK(run({"anc/2/5/7", "--records", filed.place, "--explain"}, compute) == 0);
  CHECK(trained);
}
