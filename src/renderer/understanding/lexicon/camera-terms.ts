/** Words for the moves of the camera, and for motions that ask for one. */
import type { CameraMove } from '../../scene/scene.ts';

export const CAMERA_TERMS: Readonly<Record<CameraMove, string>> = {
  still: `static camera, static shot, fixed camera, fixed shot, locked off, locked off shot, still shot,
    still camera, camera still, camera is still, camera stays still, steady shot, tripod, tripod shot,
    no camera movement, 固定镜头, 静止镜头, 镜头静止, 镜头固定, 固定机位, 定机位, 静态镜头, 定镜`,
  pan_right: `pan, pans, panning, panning shot, pan right, pans right, panning right, pan to the right,
    pans to the right, pan left to right, camera moves right, tracking shot, camera movement,
    moving camera, dynamic camera,
    向右平移, 向右移动, 镜头右移, 右移, 向右摇, 摇镜头, 平移镜头, 平移, 横移, 镜头运动, 运镜, 跟拍`,
  pan_left: `pan left, pans left, panning left, pan to the left, pans to the left, pan right to left,
    camera moves left, 向左平移, 向左移动, 镜头左移, 左移, 向左摇`,
  push_in: `push in, pushes in, push forward, zoom, zoom in, zooms in, zooming in, dolly, dolly in,
    dolly shot, move closer, moves closer, move in, moves in, slow push, camera moves forward,
    推近, 拉近, 推进, 推镜头, 镜头推进, 镜头前移, 向前推进, 放大`,
  rise: `rise, rises, rising, ascend, ascends, ascending, take off, takes off, taking off, lift off,
    lifts off, crane up, crane shot, tilt up, tilts up, camera moves up, aerial, aerial shot,
    aerial view, aerial footage, drone shot, drone view, drone footage, drone video, overhead view,
    bird's eye view, birds eye view, bird's eye,
    升空, 升起, 起飞, 上升, 拉升, 镜头上移, 升镜头, 航拍, 航拍镜头, 俯瞰, 鸟瞰`,
};
