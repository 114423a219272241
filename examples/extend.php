<?php
// APIMart's PHP sample as its page prints it, with host and key replaced, around it what makes it
// whole: the task that it continues, and the wait for the result. Needs the curl extension.

$host = getenv("REPRISE_BASE_URL") ?: "http://127.0.0.1:8080";
$base = preg_replace("#/(v1)?$#", "", $host) . "/apimart/v1";

function fail($why) {
    fwrite(STDERR, $why . "\n");
    exit(1);
}

function call($url, $payload = null) {
    $ch = curl_init($url);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    if ($payload !== null) {
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($payload));
    }
    curl_setopt($ch, CURLOPT_HTTPHEADER, [
        "Authorization: Bearer " . getenv("REPRISE_API_KEY"),
        "Content-Type: application/json"
    ]);

    $response = curl_exec($ch);
    if ($response === false) fail(curl_error($ch));
    $status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
    curl_close($ch);
    if ($status !== 200) fail($response);
    return $response;
}

function submitted($response) {
    $answer = json_decode($response, true);
    if ($answer["code"] !== 200 || $answer["data"][0]["status"] !== "submitted") fail($response);
    return $answer["data"][0]["task_id"];
}

function wait_for($task_id) {
    global $base;
    while (true) {
        $response = call("$base/tasks/$task_id");
        $task = json_decode($response, true)["data"];
        if ($task["status"] === "completed") return $task;
        if ($task["status"] !== "pending" && $task["status"] !== "processing") fail($response);
        sleep(1);
    }
}

$task_id = submitted(call("$base/videos/generations", [
    "model" => "veo3.1-fast",
    "prompt" => "一只猫咪在草地上奔跑",
    "duration" => 4,
    "aspect_ratio" => "16:9",
    "resolution" => "720p"
]));
wait_for($task_id);

$url = "$base/videos/$task_id/remix";

$payload = [
    "model" => "veo3.1-fast",
    "prompt" => "猫咪继续在草地上奔跑，蝴蝶飞向远方",
    "raw" => false,
    "aspect_ratio" => "16:9",
    "resolution" => "720p"
];

$response = call($url, $payload);
echo $response . "\n";

$task = wait_for(submitted($response));
$video = file_get_contents($task["result"]["videos"][0]["url"][0]);
if (substr($video, 4, 4) !== "ftyp") fail("the link leads to no mp4");
echo "Everything was as the page says.\n";
?>
