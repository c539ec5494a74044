#include <algorithm>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "campaign/citation.h"
#include "campaign/find_records.h"
#include "campaign/record_difference.h"
#include "campaign/trace.h"
#include "cipher/explanation.h"
#include "programs/program.h"
#include "programs/programs.h"

namespace anc {
namespace {

constexpr const char* kUsage =
    "Usage: replay EXPERIMENT/KEY_BITS/SEED/TRIAL[@SETTINGS] [FLAG VALUE]...\n"
    "Runs one trial again and prints its record, for example: replay cpa_anc/16/2018/7\n"
    "Compares it bit for bit with its record, if there is one in published/ or results/, and says so; exit 1 on a "
    "difference.\n"
    "SETTINGS is the digest of settings that are not the defaults, as tables print it: the record has them. A trial\n"
    "cited without has the defaults, or what the flags say; with such flags no record is looked for.";

FlagList flag_list() {
  FlagList flags("Flags", 110);
  add_flag(flags, "against", "FILE",
           "compare with the record of the trial in FILE, using its settings, and look nowhere else");
  add_repeated_flag(flags, "records", "DIRECTORY",
                    "where its record is looked for, in all files *.jsonl; default published and results");
  add_flag(flags, "no-records", "", "look for no record");
  add_flag(flags, "trace", "FILE", "columns, one line for each step of the trial");
  add_flag(flags, "forces", "FILE",
           "columns, one line for each ciphertext bit every 100 rounds: what pulls on it (CPA-ANC)");
  add_flag(flags, "weights", "FILE", "the matrix W at the end of the trial, before rounding");
  add_flag(
      flags, "explain", "",
      "say in words what the cipher is and why it is secret or not; of a trial that has a record nothing is trained");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, std::nullopt);
  return flags;
}

FiledRecord record_in(const std::filesystem::path& path, const Citation& cited) {
  std::optional<Record> found;
  for (const Record& record : read_records(path)) {
    if (record.id != cited.id || !(cited.settings.empty() || cite(record.id, record.settings) == cited)) continue;
    if (found && !record_difference(record, *found).empty()) {
      throw UserError(path.string() + " has several different records of " + text_of(cited), "keep the one you mean");
    }
    found = record;
  }
  if (!found) throw UserError(path.string() + " has no record of " + text_of(cited), "name a file that has it");
  return {path, *found};
}

std::vector<std::filesystem::path> searched(const Arguments& arguments) {
  std::vector<std::filesystem::path> directories;
  std::error_code error;
  for (const std::string& directory : arguments.texts("records")) {
    if (!std::filesystem::is_directory(directory, error)) {
      throw UserError("--records " + directory + ": there is no such directory", "name one that holds records");
    }
    directories.emplace_back(directory);
  }
  if (directories.empty()) directories = {"published", "results"};
  return directories;
}

// "cpa_anc/4/2018/0@5d1c7e in published/exclusive_4.jsonl" of records with other settings than the cited ones; empty
// when there are none.
std::string list_of(const std::vector<FiledRecord>& records) {
  constexpr std::size_t kMost = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(records.size(), kMost); ++i) {
    const FiledRecord& filed = records[i];
    text += (i > 0 ? ", " : "") + text_of(cite(filed.record.id, filed.record.settings)) + " in " + filed.path.string();
  }
  return text + (records.size() > kMost ? " and " + std::to_string(records.size() - kMost) + " more" : "");
}

// Of a trial cited without settings a record need not be there: they are the defaults.
std::optional<FiledRecord> not_found(const Citation& cited, const std::string& where,
                                     const std::vector<FiledRecord>& others) {
  const std::string what = "no record of " + text_of(cited) + " in " + where;
  const std::string list = list_of(others);
  if (!cited.settings.empty()) {
    throw UserError(what,
                    list.empty() ? "name where it is with --records" : "there is " + list + ": cite one of these");
  }
  check_sizes(cited.id.key_bits, Hyperparameters{});
  say("replay: " + what + (others.empty() ? "" : ", only " + list) +
      ": training with the defaults of today, to compare with nothing");
  return std::nullopt;
}

// The one record of the cited trial with the cited settings.
std::optional<FiledRecord> search(const Citation& cited, const std::vector<std::filesystem::path>& directories) {
  std::optional<FiledRecord> found;
  std::vector<FiledRecord> others;
  for (FiledRecord& filed : find_records(cited.id, directories)) {
    if (cite(cited.id, filed.record.settings) != cited) {
      others.push_back(std::move(filed));
    } else if (!found) {
      found = std::move(filed);
    } else if (!record_difference(filed.record, found->record).empty()) {
      throw UserError(
          found->path.string() + " and " + filed.path.string() + " have different records of " + text_of(cited),
          "say which with --against FILE");
    }
  }
  if (found) return found;
  std::string where;
  for (const auto& directory : directories) where += (where.empty() ? "" : ", ") + directory.string();
  return not_found(cited, where, others);
}

const HyperparameterRow* given_setting(const Arguments& arguments) {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (arguments.has(bare_flag(row.name))) return &row;
  }
  return nullptr;
}

// The record to compare with; nothing where none is asked for, or there.
std::optional<FiledRecord> filed_record(const Arguments& arguments, const Citation& cited) {
  const auto against = arguments.path("against");
  const HyperparameterRow* const given = given_setting(arguments);
  if (given != nullptr && (against || !cited.settings.empty())) {
    throw UserError(
        flag_of(given->name) + " cannot be given with --against or a digest of settings: the record has them",
        "leave it out");
  }
  if (against) return record_in(*against, cited);
  if (arguments.has("no-records") && !cited.settings.empty()) {
    throw UserError("--no-records leaves no place to find the settings of " + text_of(cited), "leave it out");
  }
  return given != nullptr || arguments.has("no-records") ? std::nullopt : search(cited, searched(arguments));
}

int compare(const Record& computed, const FiledRecord& filed) {
  const std::string difference = record_difference(computed, filed.record);
  const std::string citation = text_of(cite(computed.id, computed.settings));
  if (difference.empty()) {
    say("replay: " + citation + " is bit for bit its record in " + filed.path.string());
    return 0;
  }
  say("replay: " + citation + " differs from its record in " + filed.path.string() +
      " (computed against filed): " + difference);
  return 1;
}

Citation cited_in(const Arguments& arguments) {
  if (arguments.words().empty()) {
    throw UserError("no trial is cited", "write experiment/key bits/seed/trial, for example cpa_anc/16/2018/7");
  }
  return parse_cited(arguments.words().front());
}

// What the trial is watched for: each of the files asked for, and what fills it.
class Watch {
 public:
  // Throws UserError when one of the files cannot be written, or would be written over `against`.
  Watch(const Arguments& arguments, const TrialId& id)
      : beginning_(trace_beginning(id.experiment)),
        trace_path_(arguments.path("trace")),
        forces_path_(arguments.path("forces")),
        weights_path_(arguments.path("weights")) {
    if (forces_path_ && id.experiment != Experiment::cpa_anc) {
      throw UserError("--forces is for CPA-ANC", "cite a trial of cpa_anc");
    }
    std::vector<NamedFile> outputs, inputs;
    for (const char* flag : {"trace", "forces", "weights"}) {
      const auto path = arguments.path(flag);
      if (path) outputs.push_back({"--" + std::string(flag), *path});
    }
    if (const auto against = arguments.path("against")) inputs.push_back({"--against", *against});
    require_different(outputs, inputs);
    for (const NamedFile& output : outputs) require_replaceable(output.path, beginning_);
  }

  // `compute`, watched. The watch outlives the function.
  TrialFunction recorded(TrialFunction compute) {
    if (trace_path_) compute = trace_.recorded(compute);
    if (forces_path_) compute = forces_.recorded(compute);
    if (weights_path_) compute = weights_.recorded(compute);
    return compute;
  }

  bool is_asked_for() const { return trace_path_ || forces_path_ || weights_path_; }

  void write() const {
    std::vector<NewFile> files;
    if (trace_path_) files.push_back({*trace_path_, trace_.text(), beginning_});
    if (forces_path_) files.push_back({*forces_path_, forces_.text(), beginning_});
    if (weights_path_) files.push_back({*weights_path_, weights_.text(), beginning_});
    write_atomically(files);
  }

 private:
  std::string beginning_;  // of all three
  std::optional<std::filesystem::path> trace_path_, forces_path_, weights_path_;
  Trace trace_;
  ForceTrace forces_;
  WeightTrace weights_;
};

std::string explained(const Record& record, const std::string& source) {
  const std::string citation = text_of(cite(record.id, record.settings));
  return citation + ", " + source + ": " + std::to_string(record.rounds) + " rounds" +
         (record.converged ? "" : ", without convergence") + "; as trained, before rounding, Bob's error is " +
         fixed(record.bob_error, 3) + ", Eve's " + fixed(record.eve_error, 3) + ". The rounded cipher:\n" +
         cipher::explanation(cipher_of(record)) + "Again: build/bin/replay " + citation + "\n";
}

int run(const Arguments& arguments, const TrialFunction& compute) {
  const Citation cited = cited_in(arguments);
  const TrialId& id = cited.id;
  Watch watch(arguments, id);
  const std::optional<FiledRecord> filed = filed_record(arguments, cited);
  if (arguments.has("explain") && filed && !watch.is_asked_for()) {
    print(explained(filed->record, "its record in " + filed->path.string()));
    return 0;
  }
  const Hyperparameters settings = filed ? filed->record.settings : arguments.settings(id.experiment, id.key_bits);
  const Campaign campaign = {
      .key = {.experiment = id.experiment, .key_bits = id.key_bits, .seed = id.seed, .settings = settings},
      .first_trial = id.trial,
      .quiet = arguments.has("quiet")};
  const CampaignResult result = run_campaign(campaign, nullptr, watch.recorded(compute), interrupted);
  if (result.interrupted) return kInterruptedStatus;
  const Record& computed = result.computed.front();
  print(arguments.has("explain") ? explained(computed, "trained now") : to_json_line(computed) + "\n");
  watch.write();
  return filed ? compare(computed, *filed) : 0;
}

}  // namespace

int replay_main(int argc, const char* const* argv, const TrialFunction& compute) {
  return run_program("replay", [&] {
    return run_command({"replay", kUsage, flag_list(), 1}, argc, argv, [&](const Arguments& arguments) {
      catch_interrupts();
      return run(arguments, compute);
    });
  });
}

}  // namespace anc
