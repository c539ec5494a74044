#include <algorithm>
#include <limits>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "programs/program.h"
#include "programs/programs.h"
#include "related/instances.h"
#include "related/systems.h"
#include "related/timing.h"

namespace anc {
namespace related {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

FlagList flag_list() {
  FlagList flags("Flags", 110);
  add_flag(flags, "only", "REF", "what to run, such as 7 or 6,8 or 7/key_from_mask; default all");
  add_flag(flags, "trials", "T", "trials of every case; default each case's own number, see --list");
  add_flag(flags, "full", "", "run also the long cases that have no trials by default, one trial or T of each");
  add_run_flags(flags);
  add_flag(flags, "timing", "FILE", "add the seconds that the computed trials took; a file of its own");
  add_flag(flags, "weights", "DIR",
           "write the weights of the networks that the computed trials of [14] end with, a JSON file a trial");
  add_flag(flags, "list", "", "print the cases and exit");
  add_flag(flags, "export", "DIR", "write an instance of each scheme as JSON, and run nothing");
  add_flag(flags, "streams", "DIR",
           "write pseudo-random bytes of [17], [18], [19] and of two controls, and run nothing");
  add_flag(flags, "pictures", "DIR",
           "write a picture as each cipher sends it and as its attack recovers it (PGM and PNG), and run nothing");
  add_flag(flags, "picture", "FILE", "the picture, a grey PGM, for --pictures; default our own drawing");
  add_common_flags(flags);
  return flags;
}

// What --only may name: "7", and "7/key_from_mask".
std::vector<std::string> known_names() {
  std::vector<std::string> known;
  const auto add = [&](const std::string& name) {
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
  };
  for (const Case& one : all_cases()) {
    add(one.reference);
    add(one.reference + "/" + one.attack);
  }
  return known;
}

[[noreturn]] void refuse_name(const std::string& name, const std::vector<std::string>& known) {
  const std::string reference = name.substr(0, name.find('/'));
  const bool is_reference = std::ranges::find(known, reference) != known.end();
  std::string choice;
  for (const std::string& one : known) {
    const bool fits = is_reference ? one.starts_with(reference + "/") : one.find('/') == std::string::npos;
    if (fits) choice += (choice.empty() ? "" : ", ") + one;
  }
  throw UserError("--only: '" + name + "' is not part of Table 4 as it is executed", "choose from " + choice);
}

// The references and attacks asked for; empty without the flag.
std::vector<std::string> names_of(const Arguments& arguments) {
  const std::optional<std::string> given = arguments.text("only");
  if (!given) return {};
  const std::vector<std::string> known = known_names(), names = split(*given, ',');
  for (const std::string& name : names) {
    if (std::ranges::find(known, name) == known.end()) refuse_name(name, known);
  }
  return names;
}

bool asked(const std::vector<std::string>& names, const std::string& reference, const std::string& attack) {
  const auto is_asked = [&](const std::string& name) { return name == reference || name == reference + "/" + attack; };
  return names.empty() || std::any_of(names.begin(), names.end(), is_asked);
}

// The items of the references asked for, by the reference alone.
template <class Item>
std::vector<Item> of_references(std::vector<Item> items, const std::vector<std::string>& names) {
  std::erase_if(items, [&](const Item& item) { return !asked(names, item.reference, ""); });
  return items;
}

std::vector<Case> cases_of(const Arguments& arguments) {
  std::vector<Case> cases = all_cases();
  const std::vector<std::string> names = names_of(arguments);
  std::erase_if(cases, [&](const Case& one) { return !asked(names, one.reference, one.attack); });
  if (!arguments.has("full")) return cases;
  for (Case& one : cases) one.trials = std::max(one.trials, 1);
  return cases;
}

void print_cases(const Run& run) {
  std::string text;
  for (const Case& one : run.cases) {
    text += text_of(one) + "  " + std::string(name_of(one.role)) + ", " + std::to_string(one.trials) + " trials\n";
  }
  print(text);
}

Picture picture_of(const Arguments& arguments) {
  constexpr int kSize = 128;
  const auto path = arguments.path("picture");
  return path ? parse_pgm(read_file(*path), path->string()) : drawn_picture(kSize);
}

// --list, --export, --streams and --pictures: true when one of them was asked, and is done.
bool show_instead(const Run& run, const Arguments& arguments) {
  const std::vector<std::string> names = names_of(arguments);
  const auto exports = arguments.path("export"), pictures = arguments.path("pictures"),
             streams = arguments.path("streams");
  if (arguments.has("picture") && !pictures) {
    throw UserError("--picture says what to show, and not where", "add --pictures DIR");
  }
  if (streams && arguments.has("only")) throw UserError("--streams writes all streams", "leave --only out");
  const bool shows = arguments.has("list") || exports || pictures || streams;
  for (const char* flag : {"out", "timing", "trials", "weights"}) {
    if (!shows || !arguments.has(flag)) continue;
    throw UserError("--" + std::string(flag) + " is for trials: --list, --export, --streams and --pictures run none",
                    "leave it out, or run the trials by a command of their own");
  }
  if (arguments.has("list")) print_cases(run);
  if (exports) write_exports(*exports, of_references(all_exports(), names), run.seed);
  if (streams) write_streams(*streams, all_streams(), run.seed);
  if (pictures) {
    write_pictures(*pictures, of_references(all_demonstrations(), names), picture_of(arguments), run.seed);
  }
  return shows;
}

int execute(const Run& run, const Arguments& arguments) {
  const auto out = arguments.path("out"), timing = arguments.path("timing");
  if (timing && out) require_different({{"--timing", *timing}, {"--out", *out}});
  if (timing) require_timing(*timing);
  const RecordFormat format = {.cases = all_cases(), .seed = run.seed};
  std::optional<RecordFile> file;
  if (out) file.emplace(*out, format);
  const RunResult result = run_cases(run, format, file ? &*file : nullptr, interrupted);
  if (timing) add_timing(*timing, result.times);
  if (!file) {
    std::string lines;
    for (const Record& record : result.computed) lines += to_json_line(record) + "\n";
    print(lines);
  }
  if (!run.quiet) say_ended("related_work", result.computed.size(), result.reused, result.missing, file.has_value());
  return result.missing > 0 ? kInterruptedStatus : 0;
}

}  // namespace
}  // namespace related

related::Run related::run_of(const Arguments& arguments) {
  related::Run run = {.cases = related::cases_of(arguments),
                      .seed = arguments.integer("seed", kDefaultSeed, 0, related::kLargest)};
  if (arguments.has("trials")) run.trials = static_cast<std::int64_t>(arguments.integer("trials", 1, 1, kMostTrials));
  run.first_trial = arguments.integer("first-trial", 0, 0, related::kLargest - kMostTrials);
  run.threads = arguments.threads();
  run.quiet = arguments.has("quiet");
  run.weights = arguments.path("weights");
  const auto trains = [](const related::Case& one) { return one.trains; };
  if (run.weights && std::ranges::none_of(run.cases, trains)) {
    throw UserError("--weights: none of these cases trains networks", "leave it out, or run --only 14");
  }
  return run;
}

int related_work_main(int argc, const char* const* argv) {
  return run_program("related_work", [&] {
    const CommandLine line = {"related_work", "Usage: related_work [FLAG VALUE]...", related::flag_list()};
    return run_command(line, argc, argv, [&](const Arguments& arguments) {
      const related::Run run = related::run_of(arguments);
      if (related::show_instead(run, arguments)) return 0;
      catch_interrupts();
      return related::execute(run, arguments);
    });
  });
}

}  // namespace anc
