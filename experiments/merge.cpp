// The shards of a run that many processes computed to the one file of records.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::merge_main(argc, argv); }
